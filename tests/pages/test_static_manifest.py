"""Every vendored file is the one its manifest names, with source, version and licence."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import api

ROOT = Path(api.__file__).parents[1]
FOLDERS = [ROOT / "api" / "static", ROOT / "tests" / "browser"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_manifest_names_every_vendored_file(folder: Path) -> None:
    listed = {entry["path"] for entry in json.loads((folder / "manifest.json").read_text("utf-8"))}
    assert listed == {str(path.relative_to(folder)) for path in (folder / "vendor").rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_digests_and_licences(folder: Path) -> None:
    for entry in json.loads((folder / "manifest.json").read_text("utf-8")):
        assert hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest() == entry["sha256"], entry["path"]
        assert entry["licence"] in {"Apache-2.0", "Apache-2.0 OR MIT", "MIT", "MPL-2.0"}
        assert entry["version"] in entry["source"]


def test_our_own_assets_name_no_other_host() -> None:
    static = ROOT / "api" / "static"
    own = [path for path in static.rglob("*") if path.suffix in (".css", ".js", ".svg") and "vendor" not in path.parts]
    assert len(own) >= 7
    named = {path.name: re.findall(r"https?://[^\"' )]+", path.read_text("utf-8")) for path in own}
    assert {host for hosts in named.values() for host in hosts} == {"http://www.w3.org/2000/svg"}
