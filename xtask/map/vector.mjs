// Draws streets that come as lines and not as pictures. The reader of the file is given to it.
export { leafletLayer } from "protomaps-leaflet";
