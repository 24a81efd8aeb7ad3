"""How much of a file is read, in one place, with the reason for each figure."""

TEXT_BYTES = 20_000_000
"""Plain text and web pages: a long plan has 60 KB; twenty million bytes are a whole year of a province's documents."""

OFFICE_BYTES = 50_000_000
"""Word, Excel, PDF, OFD: pictures and fonts inside make files large without making the text long."""

UNPACKED_BYTES = 200_000_000
"""All members of an archive together, unpacked; only the parts with text are read at all."""

MEMBER_BYTES = 60_000_000
"""One member of an archive, unpacked: document.xml of a thousand pages has about 20 MB."""

RATIO = 200
"""Unpacked to packed size of one member; XML of a table packs up to 100:1, a bomb 1000:1."""

RATIO_FROM = 2_000_000
"""Members smaller than this unpacked are harmless whatever their ratio."""

MEMBERS = 10_000
"""Members of one archive."""

NESTING = 1_000
"""Elements inside one another: pages made by office programs reach a few hundred, ten thousand tables are an attack."""

ELEMENTS = 1_000_000
"""Elements of a web page: a long plan with its site around it has ten thousand."""

CELLS = 2_000_000
"""Places in all the tables of one file, spanned ones counted as often as they are covered."""

LETTERS = 20_000_000
"""Letters in all the cells of a workbook: one shared string may stand in each of a million cells."""

PDF_MEMORY = 1_000_000_000
"""Address space of the process that reads a PDF file: even a bomb stays below a gigabyte; 2,000 pages take 80 MB."""

PDF_SECONDS = 60
"""Processor time for opening a PDF file; each of its pages adds one more second."""

PAGES = 5_000
"""Pages of a PDF or OFD file."""

CONVERT_SECONDS = 60
"""Seconds a system program (LibreOffice, antiword) may take over one file before it is stopped."""
