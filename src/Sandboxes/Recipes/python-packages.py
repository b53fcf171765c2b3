"""Installs what a requirements.txt names and this machine lacks, from the platform's registry, into the app's own home. Argument: the file."""
import os
import re
import subprocess
import sys
from importlib import metadata

REGISTRY = "http://127.0.0.1:4873/pypi/simple/"


def missing(path):
    """Whether anything is named that is not there in a version that will do."""
    with open(path, encoding="utf-8") as lines:
        for raw in lines:
            line = raw.split("#")[0].strip()
            if not line:
                continue
            wish = re.fullmatch(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*((?:[<>=!~]=?=?\s*[A-Za-z0-9.*+!-]+\s*,?\s*)*)", line)
            if not wish:
                return True
            try:
                version = metadata.version(wish[1])
            except metadata.PackageNotFoundError:
                return True
            if wish[2] and not fits(version, wish[2]):
                return True
    return False


def fits(version, wanted):
    try:
        from packaging.specifiers import SpecifierSet
    except ImportError:
        try:
            from pip._vendor.packaging.specifiers import SpecifierSet
        except ImportError:
            return False
    return SpecifierSet(wanted).contains(version, prereleases=True)


def main(path):
    if not missing(path):
        return 0
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode != 0:
        print("This app needs Python packages, and this machine has no pip. On Debian: apt-get install python3-pip", file=sys.stderr)
        return 1
    environment = {name: value for name, value in os.environ.items() if name.lower() not in ("http_proxy", "https_proxy")}
    options = ["--user", "--no-input", "--disable-pip-version-check", "--no-warn-script-location", "--index-url", REGISTRY, "--progress-bar", "off"]
    if sys.version_info >= (3, 11):
        options.append("--break-system-packages")
    return subprocess.run([sys.executable, "-m", "pip", "install", *options, "-r", path], env=environment).returncode


sys.exit(main(sys.argv[1]))
