// The reader of the file is in the other bundle already.
export const PMTiles = null;
