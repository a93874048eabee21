#include "adapters/web/wire/frames_out.hpp"

#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/web/wire/describe_events.hpp"
#include "adapters/web/wire/encoder.hpp"
#include "hub/names.hpp"

#include <cstdint>

namespace web {

namespace {

void write_offset(json::Writer& writer, hub::Offset offset) {
    writer.name("offset").number(static_cast<std::int64_t>(offset));
}

void write_refused(json::Writer& writer, const Refused& refused) {
    writer.name("title").text(refused.title);
    writer.name("status").number(refused.status);
    if (!refused.path.empty()) writer.name("path").text(refused.path);
    writer.name("temporary").flag(refused.temporary);
}

void write_answer(json::Writer& writer, const hub::Committed& committed) {
    writer.begin_object().name("answer").text(committed.answer.text);
    write_offset(writer, committed.offset);
    writer.name("epoch").text(committed.epoch).end_object();
}

json::Writer& begin(json::Writer& writer, FrameId id, const char* what) {
    return writer.begin_object().name("id").number(id).name(what);
}

}  // namespace

std::string encode_answer(const hub::Committed& committed) {
    json::Writer writer;
    write_answer(writer, committed);
    return writer.take();
}

std::string problem_document(const Refused& refused) {
    json::Writer writer;
    writer.begin_object().name("type").text("about:blank");
    write_refused(writer, refused);
    return writer.end_object().take();
}

std::string connected(FrameId id, const Connected& connected) {
    json::Writer writer;
    begin(writer, id, "connected").begin_object();
    writer.name("group").text(connected.group.text).name("person").text(connected.person.text);
    writer.name("roles").begin_array();
    for (const hub::Role role : connected.roles) writer.text(json::word(role));
    writer.end_array().name("ping").number(connected.ping);
    writer.name("time").number(connected.time.time_since_epoch().count());
    writer.name("recovered").flag(connected.recovered);
    write_offset(writer, connected.position.offset);
    writer.name("epoch").text(connected.position.epoch);
    return writer.end_object().end_object().take();
}

std::string answered(FrameId id, const hub::Committed& committed) {
    json::Writer writer;
    write_answer(begin(writer, id, "answer"), committed);
    return writer.end_object().take();
}

std::string viewed(FrameId id, const std::string& view) {
    std::string frame = "{\"id\":" + std::to_string(id) + ",\"view\":";
    return frame.append(view).append("}");
}

std::string problem(FrameId id, const Refused& refused) {
    json::Writer writer;
    begin(writer, id, "problem").begin_object();
    write_refused(writer, refused);
    return writer.end_object().end_object().take();
}

std::string encode_event(const hub::LoggedEvent& logged) {
    json::Writer writer;
    writer.begin_object().name("event").text(hub::name_of(logged.event));
    write_offset(writer, logged.offset);
    Encoder encoder{writer};
    std::visit([&encoder](const auto& event) { describe(encoder, event); }, logged.event);
    return writer.end_object().take();
}

std::string position(hub::Offset offset) {
    return "{\"position\":" + std::to_string(offset) + "}";
}

std::string presence(const std::vector<Onlooker>& onlookers) {
    json::Writer writer;
    writer.begin_object().name("presence").begin_array();
    for (const Onlooker& onlooker : onlookers) {
        writer.begin_object().name("person").text(onlooker.person.text);
        writer.name("name").text(onlooker.name.reveal);
        if (!onlooker.request.empty()) writer.name("request").text(onlooker.request.text);
        writer.end_object();
    }
    return writer.end_array().end_object().take();
}

}  // namespace web
