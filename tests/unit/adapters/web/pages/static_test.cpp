#include "adapters/web/pages/static.hpp"

#include "tests/support/run.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

using web_test::Laid;

namespace {

http::Request asking(std::string path, std::vector<http::Header> headers = {}) {
    return {.method = "GET", .path = std::move(path), .headers = std::move(headers)};
}

}  // namespace

TEST_CASE("a file goes out packed as the browser takes it") {
    const Laid laid;
    const web::Static files{laid.assets};
    const auto coded = [&](const char* accepted) {
        return files.file(asking("/assets/desk.js", {{"Accept-Encoding", accepted}}));
    };
    CHECK(coded("gzip, br").body == "brotli desk.js");
    CHECK(coded("gzip, br").header("Content-Encoding") == "br");
    CHECK(coded("gzip").body == "gzip desk.js");
    CHECK(coded("identity").body == "plain desk.js");
    CHECK_FALSE(coded("identity").header("Content-Encoding"));
    CHECK(coded("gzip").header("Vary") == "Accept-Encoding");
    CHECK(coded("gzip").header("ETag") != coded("br").header("ETag"));
}

TEST_CASE("hashed files are kept for ever, the others are asked about each time") {
    const Laid laid;
    const web::Static files{laid.assets};
    CHECK(files.file(asking("/assets/pages.css")).header("Cache-Control") ==
          "public, max-age=31536000, immutable");
    const http::Response worker = files.file(asking("/worker.js"));
    CHECK(worker.status == 200);
    CHECK(worker.body == "worker");
    CHECK(worker.header("Cache-Control") == "no-cache");
    CHECK(worker.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(worker.header("Content-Security-Policy")->find("connect-src 'self'") !=
          std::string::npos);
}

TEST_CASE("what the browser has already is not sent again") {
    const Laid laid;
    const web::Static files{laid.assets};
    const std::string tag = *files.file(asking("/worker.js")).header("ETag");
    const http::Response same = files.file(asking("/worker.js", {{"If-None-Match", tag}}));
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(same.header("ETag") == tag);
    CHECK(files.file(asking("/worker.js", {{"If-None-Match", "\"old\""}})).status == 200);
}

TEST_CASE("what is not in the manifest is not there, wherever it lies") {
    const Laid laid;
    web::Static files{laid.assets};
    for (const char* path : {"/assets/",
                             "/assets/desk.js.gz",
                             "/assets/../manifest.json",
                             "/manifest.json",
                             "/assets//desk.js",
                             "/assets/desk.js/",
                             "/etc/passwd"}) {
        boost::asio::io_context loop;
        const http::Response missing = support::run(loop, files.answer(asking(path)));
        CHECK(missing.status == 404);
        CHECK(missing.header("X-Content-Type-Options") == "nosniff");
    }
}

TEST_CASE("all files have their routes") {
    const Laid laid;
    web::Static files{laid.assets};
    http::Routes routes;
    files.add_to(routes);
    CHECK(routes.find("GET", "/assets/desk.js").handler == &files);
    CHECK(routes.find("GET", "/worker.js").handler == &files);
    CHECK(routes.find("GET", "/desk").handler == nullptr);
}

TEST_CASE("a manifest that makes no sense is told at the start") {
    const web_test::SmallPages pages;
    const auto read = [&](const std::string& manifest) {
        pages.write_manifest(manifest);
        return web::Assets::read(pages.folder());
    };
    for (
        const char* manifest :
        {"",
         "[]",
         "{}",
         R"({"files":{"a":{}}})",
         R"({"files":{"a":{"file":"../a","type":"t","integrity":"i","immutable":true,"packed":false,"imports":[]}}})",
         R"({"files":{"a":{"file":"/etc/passwd","type":"t","integrity":"i","immutable":true,"packed":false,"imports":[]}}})",
         R"({"files":{"a":{"file":"gone","type":"t","integrity":"i","immutable":true,"packed":false,"imports":[]}}})"}) {
        INFO(manifest);
        CHECK_THROWS_AS(read(manifest), std::runtime_error);
    }
    CHECK_THROWS_AS(web::Assets::read("/nowhere"), std::runtime_error);
    pages.write_manifest(R"({"files":{}})");
    const web::Assets none = web::Assets::read(pages.folder());
    web_test::Counting random;
    CHECK_THROWS_AS(web::Layout(none, web_test::book(), random, {}), std::runtime_error);
}
