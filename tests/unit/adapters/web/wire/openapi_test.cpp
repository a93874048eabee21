#include "adapters/web/wire/openapi.hpp"

#include "adapters/json/document.hpp"
#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/frames_out.hpp"
#include "adapters/web/wire/queries.hpp"
#include "adapters/web/wire/views.hpp"
#include "hub/names.hpp"
#include "tests/peers/peer.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace {

using namespace std::chrono_literals;

// A folder of this test's own.
struct Folder {
    Folder() { REQUIRE(::mkdtemp(name.data()) != nullptr); }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(name, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string name{(std::filesystem::temp_directory_path() / "openapi-XXXXXX").string()};
};

json::Document document() {
    auto parsed = json::Document::parse(web::openapi(), {.bytes = 1 << 20, .depth = 32});
    REQUIRE(parsed.has_value());
    return std::move(*parsed);
}

std::optional<json::Value> member(const json::Value& object, std::string_view name) {
    for (const json::Member& one : object.members()) {
        if (one.name == name) return one.value;
    }
    return std::nullopt;
}

// Bodies with the names of their schemas.
class Bodies {
public:
    void add(std::string_view schema, const std::string& body) {
        if (!text_.empty()) text_ += ",";
        text_.append("[\"").append(schema).append("\",").append(body).append("]");
    }
    std::string list() const { return "[" + text_ + "]"; }

private:
    std::string text_{};
};

std::string with_member(std::string body, const std::string& more) {
    body.back() = body == "{}" ? ' ' : ',';
    return body + more + "}";
}

Bodies taken() {
    Bodies bodies;
    for (const hub::Command& command : wire_examples::commands())
        bodies.add(hub::name_of(command), web::encode(command));
    for (const hub::View& view : wire_examples::views()) {
        bodies.add(std::string{hub::query_names[view.index()]} + "_view", web::encode(view));
    }
    for (const hub::Event& event : wire_examples::events()) {
        bodies.add("event_" + std::string{hub::name_of(event)},
                   web::encode_event({.offset = 122, .event = event}));
    }
    for (const web::Entry& entry : wire_examples::entries())
        bodies.add(web::entry_names[entry.index()], web::encode(entry));
    bodies.add("code_asked", web::encode(wire_examples::code_asked()));
    bodies.add("signed_in", web::encode(wire_examples::signed_in()));
    bodies.add("invitation", web::encode(wire_examples::invitation()));
    bodies.add("ticket", web::encode(web::TicketDrawn{"t"}));
    bodies.add("answer", web::encode_answer({.offset = 1, .epoch = "e", .answer = {"r"}}));
    bodies.add("problem", web::problem_document(web::refused(hub::Refusal::busy)));
    return bodies;
}

Bodies refused() {
    Bodies bodies;
    for (const hub::Command& command : wire_examples::commands()) {
        bodies.add(hub::name_of(command), with_member(web::encode(command), "\"verified\":true"));
    }
    for (const web::Entry& entry : wire_examples::entries())
        bodies.add(web::entry_names[entry.index()],
                   with_member(web::encode(entry), "\"device\":\"d\""));
    bodies.add("show_code", R"({"attempt":"a"})");
    bodies.add("say", R"({"text":""})");
    bodies.add("claim_case", R"({"request":"a b"})");
    bodies.add("report_delay", R"({"request":"r","offer":"o","by":0})");
    bodies.add("invite_coordinator", R"({"name":"x","number":"1","role":"operator"})");
    bodies.add("accept_offer", R"({"request":"r"})");
    return bodies;
}

}  // namespace

TEST_CASE(
    "the OpenAPI document has a path for every command, query and way in of the wire, and for the "
    "ticket and signing out") {
    const json::Document parsed = document();
    const auto paths = member(parsed.root(), "paths");
    REQUIRE(paths.has_value());
    std::size_t found = 0;
    for (const json::Member& path : paths->members()) {
        REQUIRE(path.name.starts_with("/api/v1/"));
        const std::string_view name = path.name.substr(8);
        INFO(name);
        const bool known = member(path.value, "post")
                               ? web::is_command(name) || web::is_entry(name) || name == "ticket" ||
                                     name == "sign_out"
                               : web::is_query(name);
        CHECK(known);
        ++found;
    }
    CHECK(found ==
          hub::command_names.size() - 1 + hub::query_names.size() + web::entry_names.size() + 2);
    CHECK_FALSE(member(*paths, "/api/v1/add_group"));
}

TEST_CASE(
    "a validator that is not ours takes the document for OpenAPI 3.1, and its schemas take what "
    "the hub takes and says") {
    const Folder folder;
    const std::string path = folder.name + "/judged.json";
    std::ofstream{path} << "{\"document\":" << web::openapi() << ",\"taken\":" << taken().list()
                        << ",\"refused\":" << refused().list() << "}";
    support::Peer judge{"openapi/judge.mjs", {path}};
    REQUIRE(judge.ended_within(90s));
    INFO(judge.said());
    CHECK(judge.told("judged").has_value());
    CHECK_FALSE(judge.told("problem").has_value());
    CHECK(judge.exit_code() == 0);
}
