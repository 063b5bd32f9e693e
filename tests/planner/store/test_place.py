"""A share is known as one, however it is written or mounted."""

from types import SimpleNamespace

import pytest

from planner.store import place
from planner.store.place import is_network, is_network_type, is_share, mount_type

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
may-chu:/van-phong /mnt/van\040phong nfs4 rw 0 0
//may-chu/chung /home/an/chung cifs rw 0 0
an@may-chu: /home/an/xa fuse.sshfs rw 0 0
/dev/sdb1 /home/an/chung/usb ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/an/plan.sqlite", "ext4"),
        ("/mnt/van phong/plan.sqlite", "nfs4"),
        ("/home/an/chung", "cifs"),
        ("/home/an/chung/a/b", "cifs"),
        ("/home/an/chungta/a", "ext4"),
        ("/home/an/chung/usb/plan.sqlite", "ext4"),
        ("/home/an/xa/plan.sqlite", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_tells_the_kind_of_place(path, kind):
    assert mount_type(path, MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "CIFS"])
def test_a_mounted_share_is_a_network_place(kind):
    assert is_network_type(kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "overlay", "vfat", "fuseblk", ""])
def test_a_disk_of_this_machine_is_none(kind):
    assert not is_network_type(kind)


@pytest.mark.parametrize(
    "path", [r"\\may-chu\chung\plan.sqlite", "//may-chu/chung/x", r"\\?\UNC\may-chu\chung\x"]
)
def test_a_path_with_a_server_in_it_is_a_share(path):
    assert is_share(path)


@pytest.mark.parametrize("path", [r"C:\Users\An", r"\\?\C:\Users", r"\\.\pipe", "/home/an", "x"])
def test_a_path_with_a_drive_is_none(path):
    assert not is_share(path)


def test_a_temporary_folder_is_on_this_machine(tmp_path):
    assert not is_network(tmp_path / "plan.sqlite")


def test_where_no_table_of_mounts_is_nothing_is_taken_for_a_network(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "none")
    monkeypatch.setattr(place.sys, "platform", "darwin")
    assert not is_network(tmp_path)


@pytest.mark.parametrize(("kind", "remote"), [(2, False), (3, False), (4, True), (5, False)])
def test_windows_is_asked_what_a_drive_is(tmp_path, monkeypatch, kind, remote):
    import ctypes

    asked = []
    kernel = SimpleNamespace(GetDriveTypeW=lambda drive: asked.append(drive) or kind)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(place.sys, "platform", "win32")
    assert is_network(tmp_path) is remote
    assert len(asked) == 1
    monkeypatch.setattr(place.os.path, "realpath", lambda _path: r"\\máy chủ\chung\x")
    assert is_network(tmp_path)
    assert len(asked) == 1  # a share needs no asking
