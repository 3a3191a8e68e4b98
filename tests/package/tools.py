"""Checks of archives by programs that this project did not write. One line a check; the exit code counts the failures."""
import os
import shutil
import subprocess
import zipfile


class Checks:
    def __init__(self):
        self.failed = []

    def check(self, name, holds, found=""):
        print(f"{'ok' if holds else 'FAILED'}: {name}{'' if holds else f': {found}'}")
        if not holds:
            self.failed.append(name)

    def _run(self, name, arguments, output):
        return subprocess.run([name, *arguments], stdout=output, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"})

    def tool(self, name, arguments):
        """The program opens the archive without an error; what it writes is not looked at."""
        if shutil.which(name) is None:
            return self.check(f"{name} is installed", False, f"{name} is missing, so this check was not made; run ./emsdk-setup.sh as root, or install it")
        result = self._run(name, arguments, subprocess.DEVNULL)
        self.check(f"{name} finds no error", result.returncode == 0, result.stderr[-300:])

    def names_by_bsdtar(self, archive):
        """Chinese names come out of a foreign program as they went in."""
        if shutil.which("bsdtar") is None:
            return  # has been told
        listed = self._run("bsdtar", ["-tf", archive], subprocess.PIPE).stdout.decode()
        self.check("bsdtar lists the names that zipfile lists", set(listed.splitlines()) == set(zipfile.ZipFile(archive).namelist()), listed[:400])

    def end(self):
        print(f"{len(self.failed)} failed")
        return 1 if self.failed else 0
