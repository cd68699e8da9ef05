"""The slide pen: charts become PowerPoint's own charts, with their numbers in a workbook inside them."""
