"""Finds the mapping that lies beside a table."""

from pathlib import Path

_ENDINGS = (".mapping.yaml", ".mapping.yml", ".mapping.toml")
_TABLES = (".csv", ".tsv", ".txt", ".parquet")


def mapping_beside(path: Path) -> Path | None:
    """Give the mapping of a table: `blocked.mapping.yaml` for `blocked.csv`; None without one."""
    if path.suffix.lower() not in _TABLES:
        return None
    beside = (path.with_name(path.stem + ending) for ending in _ENDINGS)
    return next((one for one in beside if one.is_file()), None)


def is_mapping(path: Path) -> bool:
    """Say whether a file is a mapping with a table beside it."""
    ending = next((ending for ending in _ENDINGS if path.name.endswith(ending)), "")
    stem = path.name.removesuffix(ending) if ending else ""
    return any(path.with_name(stem + table).is_file() for table in _TABLES if stem)
