"""Why the operating system said no, in Swedish words that follow a colon."""

import errno

_WORDS = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EFBIG: "filen blir för stor",
    errno.EROFS: "disken går bara att läsa",
    errno.EACCES: "rättigheter saknas",
    errno.EPERM: "rättigheter saknas",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EISDIR: "det är en mapp",
    errno.EEXIST: "den finns redan",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EBUSY: "filen används av något annat",
    errno.EIO: "disken svarar inte som den ska",
}


def tell_why(error: OSError) -> str:
    """`disken är full`; in the system's own words where there are none here."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
