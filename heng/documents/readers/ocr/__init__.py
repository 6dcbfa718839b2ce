"""Reading scans: pictures of pages to lines and grids. Needs the optional components (`pip install heng[ocr]`), works offline."""
