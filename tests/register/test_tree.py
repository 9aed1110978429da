"""RFC 6962, with the vectors of the certificate-transparency project."""

import pytest

from portal.register.tree import Tree, consistency, consistent, leaf_hash, paths, root_by_path, root_of

LEAVES = [
    leaf_hash(bytes.fromhex(data))
    for data in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MANY = [leaf_hash(number.to_bytes(2, "big")) for number in range(140)]


@pytest.mark.parametrize("size", range(9))
def test_the_root_of_the_known_leaves(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_a_known_path() -> None:
    assert [node.hex()[:8] for node in paths(LEAVES, 8, [5])[5]] == ["bc1a0643", "ca854ea1", "d37ee418"]


def test_a_known_consistency_proof() -> None:
    assert [node.hex()[:8] for node in consistency(LEAVES, 6, 8)] == ["0ebc5d34", "ca854ea1", "d37ee418"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 65, 100, 128, 129, 140])
def test_every_leaf_leads_to_the_root_and_to_no_other_place(size: int) -> None:
    root = root_of(MANY[:size])
    for index, path in paths(MANY, size, range(size)).items():
        assert root_by_path(index, size, MANY[index], path) == root
        assert root_by_path(index + 1, size, MANY[index], path) != root
        assert root_by_path(index, size, MANY[index], [*path, root]) != root


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 65, 100, 140])
def test_every_smaller_tree_is_its_beginning(size: int) -> None:
    root = root_of(MANY[:size])
    for old in range(1, size + 1):
        proof = consistency(MANY, old, size)
        assert consistent(old, size, root_of(MANY[:old]), root, proof)
        assert not consistent(old, size, bytes(32), root, proof)
        assert not consistent(old, size, root_of(MANY[:old]), bytes(32), proof)


def test_a_tree_goes_on_from_its_frontier() -> None:
    first = Tree()
    for leaf in MANY[:77]:
        first.append(leaf)
    second = Tree.from_bytes(77, first.frontier)
    for leaf in MANY[77:]:
        second.append(leaf)
    assert second.root() == root_of(MANY)


def test_a_frontier_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError):
        Tree.from_bytes(3, bytes(32))


def test_no_path_for_a_leaf_that_is_not_there() -> None:
    with pytest.raises(ValueError):
        paths(MANY, 8, [8])


def test_too_few_leaves_for_the_tree_are_noticed() -> None:
    with pytest.raises(ValueError):
        paths(MANY[:5], 8, [2])
