#include "adapters/web/api/cookies.hpp"

#include <catch2/catch.hpp>

namespace {

std::optional<std::string> found(std::vector<http::Header> headers) {
    const http::Request request{.headers = std::move(headers)};
    return web::cookie(request, "a");
}

}  // namespace

TEST_CASE("a cookie is found among others, whatever stands around it") {
    CHECK(found({{"Cookie", "a=1"}}) == "1");
    CHECK(found({{"cookie", "b=2;  a=1 ; c=3"}}) == "1");
    CHECK(found({{"Cookie", "aa=2; a=1=2"}}) == "1=2");
    CHECK(found({{"Cookie", "b=2"}, {"Cookie", "a="}}) == "");
}

TEST_CASE("a cookie that is not there, or there twice, is none") {
    CHECK_FALSE(found({}));
    CHECK_FALSE(found({{"Cookie", "a"}}));
    CHECK_FALSE(found({{"Cookie", ";;; ;"}}));
    CHECK_FALSE(found({{"X-Cookie", "a=1"}}));
    CHECK_FALSE(found({{"Cookie", "a=1; a=1"}}));
    CHECK_FALSE(found({{"Cookie", "a=1"}, {"Cookie", "a=2"}}));
}
