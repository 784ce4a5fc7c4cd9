### Paper made from live data: pick, fill, preview, download; what was put up where, and a note left at a door.
