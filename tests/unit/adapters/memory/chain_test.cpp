#include "adapters/memory/chain.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the chain is the SHA-1 of the previous chain and the entry") {
    CHECK(memory::chained("", "abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(memory::chained("ab", "c") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(memory::chained("", "") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}
