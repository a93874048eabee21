#include "adapters/records/key_cache.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the cache holds as many keys as it may, and the one not used for longest goes") {
    records::KeyCache cache{2};
    cache.keep("a", {"1", {"secret a"}, 1});
    cache.keep("b", {"2", {"secret b"}, 2});
    REQUIRE(cache.find("a") != nullptr);
    cache.keep("c", {"3", {"secret c"}, 3});
    CHECK(cache.size() == 2);
    CHECK(cache.find("b") == nullptr);
    CHECK(cache.find("a")->version == 1);
    CHECK(cache.find("c")->key.secret == "secret c");
}

TEST_CASE("a key kept again replaces the earlier one, and a forgotten one is gone") {
    records::KeyCache cache{2};
    cache.keep("a", {"1", {"secret"}, 1});
    cache.keep("a", {"2", {"other"}, 5});
    CHECK(cache.size() == 1);
    CHECK(cache.find("a")->version == 5);
    cache.forget("a");
    cache.forget("a");
    CHECK(cache.size() == 0);
}

TEST_CASE("a wiped key has no secret") {
    hub::DataKey key{"thirty-two bytes of a secret key"};
    records::wipe(key);
    CHECK(key.secret.empty());
}
