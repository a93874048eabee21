#include "adapters/web/wire/queries.hpp"

#include "hub/names.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

namespace {

using Form = std::map<std::string, std::string>;

std::string path_of(std::string_view name, const Form& fields) {
    const auto query = web::decode_query_fields(name, fields);
    return query ? "taken" : query.error().path;
}

const hub::BroadcastEstimate plain{.text = {"Hello"}};

}  // namespace

TEST_CASE("every query is read as it was written") {
    const auto queries = wire_examples::queries();
    REQUIRE(queries.size() == hub::query_names.size());
    for (std::size_t i = 0; i < queries.size(); ++i) {
        INFO(hub::name_of(queries[i]));
        CHECK(queries[i].index() == i);
        const auto again = web::decode_query(hub::name_of(queries[i]), web::encode(queries[i]));
        REQUIRE(again.has_value());
        CHECK(*again == queries[i]);
    }
}

TEST_CASE("a query is read out of the fields of an address alike") {
    const auto story = web::decode_query_fields("request_story", Form{{"request", "r-17"}});
    REQUIRE(story.has_value());
    CHECK(*story == hub::Query{hub::RequestStory{.request = {"r-17"}}});
    const Form whole{{"needs", "shopping,medication"},
                     {"postcode", "E8"},
                     {"within", "3000"},
                     {"text", "Can anybody drive on Sunday?"}};
    const auto estimate = web::decode_query_fields("broadcast_estimate", whole);
    REQUIRE(estimate.has_value());
    CHECK(*estimate == wire_examples::queries()[estimate->index()]);
    const auto least =
        web::decode_query_fields("broadcast_estimate", Form{{"text", "Hello"}, {"needs", ""}});
    REQUIRE(least.has_value());
    CHECK(*least == hub::Query{plain});
}

TEST_CASE("fields of an address are refused by name") {
    CHECK(path_of("queue", {{"limit", "1000000"}}) == "limit");
    CHECK(path_of("queue", {{"<script>", "1"}}).empty());
    CHECK(path_of("talk", {}) == "person");
    CHECK(path_of("talk", {{"person", ""}}) == "person");
    CHECK(path_of("talk", {{"person", "../x"}}) == "person");
    CHECK(path_of("talk", {{"person", "p"}, {"group", "g"}}) == "group");
    CHECK(path_of("broadcast_estimate", {{"text", "\xC0\xAF"}}) == "text");
    CHECK(path_of("broadcast_estimate", {{"text", std::string("a\0b", 3)}}) == "text");
    CHECK(path_of("broadcast_estimate", {{"text", std::string(1601, 'x')}}) == "text");
    for (const char* within : {"", "x", "1e999", "nan", "-3", "99", "100001", "3000 "}) {
        INFO(within);
        CHECK(path_of("broadcast_estimate", {{"text", "a"}, {"within", within}}) == "within");
    }
    for (const char* needs : {",", "a,", ",a", "a b", "a,,b"}) {
        INFO(needs);
        CHECK(path_of("broadcast_estimate", {{"text", "a"}, {"needs", needs}}) == "needs");
    }
    std::string many = "n";
    for (int i = 0; i < 50; ++i) many += ",n";
    CHECK(path_of("broadcast_estimate", {{"text", "a"}, {"needs", many}}) == "needs");
}

TEST_CASE("a name that no query has is refused") {
    for (const char* name : {"", "Queue", "accept_offer", "queue/"}) {
        CHECK_FALSE(web::is_query(name));
        CHECK(path_of(name, {}) == "query");
        CHECK(web::decode_query(name, "{}").error().path == "query");
    }
}

TEST_CASE("a query's body has no field that is not described") {
    CHECK(web::decode_query("queue", R"({"limit":1000000})").error().path == "limit");
    CHECK(web::decode_query("broadcast_estimate", R"({"text":"a","audience":{}})").error().path ==
          "audience");
    CHECK_FALSE(web::decode_query("queue", "[]").has_value());
}
