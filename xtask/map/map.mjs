// What the map of streets uses: Leaflet to show it and move it, and the reader of its file.
export { Control, DivIcon, DomUtil, GridLayer, LatLngBounds, Map, Marker } from "leaflet/dist/leaflet-src.esm.js";
export { PMTiles } from "pmtiles";
