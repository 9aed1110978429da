"""The Merkle tree of the book, after RFC 6962, grown one leaf at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

HASH = 32


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """Keeps the roots of the full subtrees on the right-hand edge (the frontier): a leaf costs the same at any size."""

    def __init__(self, size: int = 0, frontier: Iterable[bytes] = ()) -> None:
        self.size = size
        self._frontier = list(frontier)
        if len(self._frontier) != size.bit_count():
            raise ValueError("the frontier does not belong to this size")

    @classmethod
    def from_bytes(cls, size: int, frontier: bytes) -> Tree:
        return cls(size, (frontier[at : at + HASH] for at in range(0, len(frontier), HASH)))

    @property
    def frontier(self) -> bytes:
        return b"".join(self._frontier)

    def append(self, leaf: bytes) -> None:
        for _ in self.grow(leaf):
            pass

    def grow(self, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Append a leaf and name each subtree it completes as (first leaf, end, hash)."""
        start, end, node = self.size, self.size + 1, leaf
        yield start, end, node
        full = self.size
        while full & 1:
            node = node_hash(self._frontier.pop(), node)
            start = end - 2 * (end - start)
            yield start, end, node
            full >>= 1
        self._frontier.append(node)
        self.size = end

    def root(self) -> bytes:
        return self.edge(0)

    def edge(self, start: int) -> bytes:
        """Hash of the leaves from `start` to the end; `start` is the beginning of a full subtree of the edge."""
        starts, at = [], 0
        for bit in range(self.size.bit_length() - 1, -1, -1):
            if self.size >> bit & 1:
                starts.append(at)
                at += 1 << bit
        nodes = [node for begins, node in zip(starts, self._frontier, strict=True) if begins >= start]
        if not nodes:
            return sha256(b"").digest()
        root = nodes.pop()
        while nodes:
            root = node_hash(nodes.pop(), root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def paths(leaves: Iterable[bytes], size: int, wanted: Iterable[int]) -> dict[int, list[bytes]]:
    """The audit paths of the wanted leaf indexes in the tree of the first `size` leaves, in one pass over them."""
    ranges = {index: _siblings(index, 0, size) for index in wanted}
    hashes = _hashes(leaves, size, {one for path in ranges.values() for one in path})
    return {index: [hashes[one] for one in path] for index, path in ranges.items()}


def consistency(leaves: Iterable[bytes], old: int, size: int) -> list[bytes]:
    """The proof that the tree of `old` leaves (at least one) is the beginning of the tree of `size` leaves."""
    ranges = _steps(old, 0, size, whole=True)
    hashes = _hashes(leaves, size, set(ranges))
    return [hashes[one] for one in ranges]


def root_by_path(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes | None:
    """The root that a leaf and its audit path lead to; None when the path cannot belong there. RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return None
    here, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            root = node_hash(sibling, root)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        here, last = here >> 1, last >> 1
    return root if last == 0 else None


def consistent(old: int, size: int, old_root: bytes, root: bytes, proof: list[bytes]) -> bool:
    """Whether the proof leads from the root of `old` leaves to the root of `size` leaves. RFC 9162, 2.1.4.2."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    if not steps:
        return False
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            after = node_hash(after, step)
        here, last = here >> 1, last >> 1
    return last == 0 and before == old_root and after == root


Range = tuple[int, int]


def _split(start: int, end: int) -> int:
    """Where a tree of more than one leaf divides: after the largest power of two smaller than its size."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def _siblings(index: int, start: int, end: int) -> list[Range]:
    if not start <= index < end:
        raise ValueError("no such leaf in a tree of this size")
    path: list[Range] = []
    while end - start > 1:
        middle = _split(start, end)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return path[::-1]


def _steps(old: int, start: int, end: int, *, whole: bool) -> list[Range]:
    if not 0 < old <= end:
        raise ValueError("the old tree is empty or larger than the new one")
    if old == end:
        return [] if whole else [(start, end)]
    middle = _split(start, end)
    if old <= middle:
        return [*_steps(old, start, middle, whole=whole), (middle, end)]
    return [*_steps(old, middle, end, whole=False), (start, middle)]


def _hashes(leaves: Iterable[bytes], size: int, wanted: set[Range]) -> dict[Range, bytes]:
    """Hashes of the wanted ranges; a range is a full subtree or ends at `size`."""
    tree, found = Tree(), {}
    for leaf in leaves:
        if tree.size == size:
            break
        for start, end, node in tree.grow(leaf):
            if (start, end) in wanted:
                found[start, end] = node
    if tree.size != size:
        raise ValueError("fewer leaves than the tree should have")
    return found | {(start, end): tree.edge(start) for start, end in wanted if (start, end) not in found}
