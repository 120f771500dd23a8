"""What is promised to whoever reads the data: the version, the licence, and where each file stands for ever."""

VERSION = "1.0"
"""The first number changes only when something that could be relied on does; then the new data stands in `data/v2/`,
and these addresses stay as they are. The second grows when columns, tables or words are added."""
LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/"
LICENCE_TEXT = "https://creativecommons.org/publicdomain/zero/1.0/deed.sv"
"""What it means, for people."""
PAGE = "oppna-data/"
CATALOGUE = "dcat.rdf"
INDEX = "data/index.json"
SCHEMA = "data/schema.json"
OPENAPI = "data/openapi.json"
EVERYTHING = "data/allt.zip"


def table_address(table: str, ending: str) -> str:
    """A table's file: `data/utfall.csv`."""
    return f"data/{table}.{ending}"


def metadata_address(csv: str) -> str:
    """The description of a CSV file, where CSVW looks for it."""
    return f"{csv}-metadata.json"
