#include "adapters/web/wire/frames_in.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/queries.hpp"
#include "adapters/web/wire/spec.hpp"
#include "adapters/web/wire/text.hpp"

#include <utility>

namespace web {

namespace {

using Outcome = boost::system::result<ClientFrame, FrameProblem>;

constexpr std::size_t max_positions = 8;
constexpr std::size_t ticket_bytes = 512;
constexpr std::size_t epoch_bytes = 64;
constexpr std::size_t name_bytes = 64;

Outcome refused(json::Problem problem,
                std::optional<FrameId> id = std::nullopt,
                bool unknown_name = false) {
    FrameProblem refusal{id, unknown_name, std::move(problem)};
    return Outcome{boost::system::in_place_error, std::move(refusal)};
}

FrameId read_id(json::Fields& fields) {
    return fields.number("id", 1, largest_number);
}

// A frame that is not answered by an id when it is wrong.
template <class Frame>
Outcome finished(json::Fields&& fields, Frame frame) {
    auto read = std::move(fields).finish(std::move(frame));
    if (!read) return refused(read.error());
    return ClientFrame{std::move(*read)};
}

void read_positions(json::Fields& connect, Connect& frame) {
    connect.named_objects(
        "positions", max_positions, [&frame](std::string_view group, json::Fields& position) {
            if (!hub::is_well_formed(std::string{group}))
                position.refuse({}, "must be named after a group");
            Position& known = frame.positions[std::string{group}];
            known.offset = static_cast<std::uint64_t>(position.number("offset", 0, largest_number));
            known.epoch = position.line("epoch", epoch_bytes);
        });
}

Outcome read_connect(json::Fields&& fields) {
    Connect frame{.id = read_id(fields)};
    fields.object("connect", [&frame](json::Fields& connect) {
        frame.ticket = connect.line("ticket", ticket_bytes);
        if (connect.has("positions")) read_positions(connect, frame);
    });
    return finished(std::move(fields), std::move(frame));
}

Outcome read_look(json::Fields&& fields) {
    LookAt frame;
    fields.object("look", [&frame](json::Fields& look) {
        if (look.has("request")) frame.request.text = look.text("request", 64);
        if (!frame.request.empty() && !hub::is_well_formed(frame.request.text))
            look.refuse("request", "must be an id");
    });
    return finished(std::move(fields), std::move(frame));
}

// As over HTTP, where the body stands alone.
json::Problem of_body(json::Problem problem) {
    constexpr std::string_view prefix = "body.";
    if (problem.path.starts_with(prefix)) problem.path.erase(0, prefix.size());
    return problem;
}

// The one who asks has an id from here on: whatever is wrong is told under it.
Outcome read_command_frame(json::Fields&& fields) {
    CommandFrame frame{.id = read_id(fields)};
    const std::string name = fields.text("command", name_bytes);
    frame.key = fields.text("key", longest_key);
    if (fields.problem()) return refused(*fields.problem());
    if (!is_command(name)) return refused({"command", "is not known here"}, frame.id, true);
    if (!is_key(frame.key))
        return refused({"key", "must be 1 to 90 of letters, digits, _ . or -"}, frame.id);
    fields.object("body", [&](json::Fields& body) { frame.command = read_command(name, body); });
    const FrameId id = frame.id;
    auto read = std::move(fields).finish(std::move(frame));
    if (!read) return refused(of_body(read.error()), id);
    return ClientFrame{std::move(*read)};
}

Outcome read_query_frame(json::Fields&& fields) {
    QueryFrame frame{.id = read_id(fields)};
    const std::string name = fields.text("query", name_bytes);
    if (fields.problem()) return refused(*fields.problem());
    if (!is_query(name)) return refused({"query", "is not known here"}, frame.id, true);
    fields.object("body", [&](json::Fields& body) { frame.query = read_query(name, body); });
    const FrameId id = frame.id;
    auto read = std::move(fields).finish(std::move(frame));
    if (!read) return refused(of_body(read.error()), id);
    return ClientFrame{std::move(*read)};
}

}  // namespace

Outcome decode_client_frame(std::string_view line) {
    const auto document = json::Document::parse(line);
    if (!document) return refused(document.error());
    json::Fields fields{document->root()};
    if (fields.has("command")) return read_command_frame(std::move(fields));
    if (fields.has("query")) return read_query_frame(std::move(fields));
    if (fields.has("connect")) return read_connect(std::move(fields));
    if (fields.has("look")) return read_look(std::move(fields));
    return finished(std::move(fields), PongFrame{});
}

}  // namespace web
