#include "adapters/json/document.hpp"
#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/frames_in.hpp"
#include "adapters/web/wire/frames_out.hpp"
#include "adapters/web/wire/queries.hpp"
#include "hub/names.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <map>
#include <string>

// What clients ask over the wire: lines of frames, bodies of commands and queries, fields of
// addresses. What is taken is written and taken alike again; a refusal says why in words of ours.
namespace fuzz {

namespace {

void look_at_problem(const json::Problem& problem) {
    require(!problem.sentence.empty() && problem.sentence.size() < 120,
            "a refusal says why, shortly");
    require(problem.path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.[]") ==
                std::string::npos,
            "a path is of plain names");
    const std::string line = web::problem(1, web::refused(problem));
    require(line.find('\n') == std::string::npos, "a refusal is one line");
    require(json::Document::parse(line).has_value(), "a refusal is JSON");
}

void look_at_command(const hub::Command& command) {
    const std::string_view name = hub::name_of(command);
    require(web::is_command(name), "a command is one of the wire");
    const std::string written = web::encode(command);
    require(is_plainly_utf8(written), "what is taken is UTF-8");
    const auto again = web::decode_command(name, written);
    require(again.has_value() && *again == command, "a command is read alike again");
    require(web::encode(*again) == written, "a command is written alike again");
}

void look_at_query(const hub::Query& query) {
    const auto again = web::decode_query(hub::name_of(query), web::encode(query));
    require(again.has_value() && *again == query, "a query is read alike again");
}

struct LookAtFrame {
    void operator()(const web::Connect& connect) const {
        require(connect.id > 0 && connect.ticket.size() <= 512, "a ticket keeps to its bound");
        require(connect.positions.size() <= 8, "positions keep to their bound");
        for (const auto& [group, position] : connect.positions) {
            require(hub::is_well_formed(group) && position.epoch.size() <= 64,
                    "a position is of a group");
        }
    }
    void operator()(const web::CommandFrame& frame) const {
        require(frame.id > 0 && !frame.key.empty() && frame.key.size() <= 128,
                "a command has an id and a key");
        look_at_command(frame.command);
    }
    void operator()(const web::QueryFrame& frame) const {
        require(frame.id > 0, "a query has an id");
        look_at_query(frame.query);
    }
    void operator()(const web::LookAt& look) const {
        require(look.request.empty() || hub::is_well_formed(look.request.text),
                "one looks at a request");
    }
    void operator()(const web::PongFrame&) const {}
};

void look_at_line(std::string_view line) {
    const auto frame = web::decode_client_frame(line);
    if (!frame) return look_at_problem(frame.error().problem);
    std::visit(LookAtFrame{}, *frame);
}

void look_at_body(std::string_view name, std::string_view body) {
    const auto command = web::decode_command(name, body);
    if (command) look_at_command(*command);
    if (!command) look_at_problem(command.error());
}

// A line "name=value" for each field.
void look_at_fields(std::string_view name, Pieces pieces) {
    std::map<std::string, std::string> fields;
    while (!pieces.rest().empty()) {
        const std::string line{pieces.line()};
        const std::size_t split = std::min(line.find('='), line.size());
        fields.emplace(line.substr(0, split), line.substr(std::min(split + 1, line.size())));
    }
    const auto query = web::decode_query_fields(name, fields);
    if (query) look_at_query(*query);
    if (!query) look_at_problem(query.error());
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::size_t as = pieces.number(3);
    if (as == 0) return look_at_line(pieces.rest());
    if (as == 1) {
        const std::size_t name = pieces.number(hub::command_names.size());
        return look_at_body(hub::command_names[name], pieces.rest());
    }
    const std::size_t name = pieces.number(hub::query_names.size());
    look_at_fields(hub::query_names[name], pieces);
}

}  // namespace fuzz
