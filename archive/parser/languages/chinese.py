"""Chinese: known by its letters. Its phrases are not known yet."""

from archive.parser.languages.language import Language

CHINESE = Language(name="Chinese", codes=("zh", "zho", "chi", "cmn"), letters=r"[\u4e00-\u9fff]")
