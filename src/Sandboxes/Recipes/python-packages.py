"""Installs what a requirements.txt names and this machine lacks, from the platform's registry, into the app's own home. Argument: the file."""
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from importlib import metadata

REGISTRY = "http://127.0.0.1:4873/pypi/simple/"
WISH = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*((?:[<>=!~]=?=?\s*[A-Za-z0-9.*+!-]+\s*,?\s*)*)")


def wishes(path):
    """The lines that ask for something: number, text, and what they name when they name a package plainly."""
    with open(path, encoding="utf-8") as lines:
        for number, raw in enumerate(lines, 1):
            line = re.split(r"(?:^|\s)#", raw)[0].strip()
            if line:
                yield number, line, WISH.fullmatch(line.split(";")[0].strip())


def missing(wish):
    """Whether it is not there in a version that will do."""
    if not wish:
        return True
    try:
        version = metadata.version(wish[1])
    except metadata.PackageNotFoundError:
        return True
    return bool(wish[2]) and not fits(version, wish[2])


def fits(version, wanted):
    try:
        from packaging.specifiers import SpecifierSet
    except ImportError:
        try:
            from pip._vendor.packaging.specifiers import SpecifierSet
        except ImportError:
            return False
    return SpecifierSet(wanted).contains(version, prereleases=True)


def refusal(name):
    """Why the registry does not give this package, in words; None when it does."""
    address = REGISTRY + re.sub(r"[-_.]+", "-", name).lower() + "/"
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=60).close()
        return None
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return f"There is no Python package '{name}'. [dependencies.not-found]"
        try:
            return json.load(error)["error"]
        except (ValueError, KeyError):
            return f"The registry answered {error.code} about '{name}'."
    except OSError as error:
        return f"The registry cannot be reached: {error}"


def main(path):
    wanted = [(number, line, wish) for number, line, wish in wishes(path) if missing(wish)]
    if not wanted:
        return 0
    refused = [(number, reason) for number, _, wish in wanted if wish and (reason := refusal(wish[1]))]
    for number, reason in refused:
        print(f"{path}:{number}: {reason}", file=sys.stderr)
    if refused:
        return 1
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode != 0:
        print("This app needs Python packages, and this machine has no pip. On Debian: apt-get install python3-pip", file=sys.stderr)
        return 1
    environment = {name: value for name, value in os.environ.items() if name.lower() not in ("http_proxy", "https_proxy")}
    options = ["--user", "--no-input", "--disable-pip-version-check", "--no-warn-script-location", "--index-url", REGISTRY, "--progress-bar", "off"]
    if sys.version_info >= (3, 11):
        options.append("--break-system-packages")
    return subprocess.run([sys.executable, "-m", "pip", "install", *options, "-r", path], env=environment).returncode


sys.exit(main(sys.argv[1]))
