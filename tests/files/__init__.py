"""The files officials have: written by builders that can be read, each with the outcome it must have.

A report (`reports`) is what an office means, a layout (`layouts`) where it puts it, a writer (`text_files`,
`workbooks`, `web_pages`) the bytes it sends. The outcomes (`goldens`) come from the report, never from the reader.
"""
