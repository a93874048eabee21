#include "adapters/web/wire/openapi.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/web/wire/openapi_parts.hpp"
#include "adapters/web/wire/text.hpp"

namespace web {

namespace {

struct Property {
    const char* name{};
    const char* type{};
    const char* says{};
    bool required{true};
};

template <std::size_t count>
void write_object(json::Writer& writer, const Property (&properties)[count]) {
    writer.begin_object().name("type").text("object").name("properties").begin_object();
    for (const Property& property : properties) {
        writer.name(property.name).begin_object().name("type").text(property.type);
        writer.name("description").text(property.says).end_object();
    }
    writer.end_object().name("required").begin_array();
    for (const Property& property : properties) {
        if (property.required) writer.text(property.name);
    }
    writer.end_array().end_object();
}

constexpr Property answer[] = {{"answer", "string", "What was made, often an id."},
                               {"offset", "integer", "Of the last event that came of it."},
                               {"epoch", "string", "Of the log that the offset counts in."}};
constexpr Property problem[] = {
    {"type", "string", "about:blank"},
    {"title", "string", "A sentence."},
    {"status", "integer", "As of the response."},
    {"path", "string", "Of the field that is wrong.", false},
    {"temporary", "boolean", "The same may be sent again, later.", false}};

void write_response(json::Writer& writer, const char* name, const char* says, const char* type) {
    writer.name(name).begin_object().name("description").text(says).name("content").begin_object();
    writer.name(type).begin_object().name("schema");
    write_reference(writer, "schemas", name);
    writer.end_object().end_object().end_object();
}

void write_key(json::Writer& writer) {
    writer.name("key")
        .begin_object()
        .name("name")
        .text("Idempotency-Key")
        .name("in")
        .text("header");
    writer.name("required").flag(true);
    writer.name("description")
        .text("Drawn for each command; the same command with the same key is done once.");
    writer.name("schema").begin_object().name("type").text("string");
    writer.name("pattern")
        .text("^[A-Za-z0-9_.-]{1," + std::to_string(longest_key) + "}$")
        .end_object()
        .end_object();
}

void write_session(json::Writer& writer) {
    writer.name("session").begin_object().name("type").text("apiKey").name("in").text("cookie");
    writer.name("name").text("__Host-aidhub").end_object();
}

void write_components(json::Writer& writer) {
    writer.name("components").begin_object().name("schemas").begin_object();
    writer.name("answer");
    write_object(writer, answer);
    writer.name("problem");
    write_object(writer, problem);
    write_entry_schemas(writer);
    write_command_schemas(writer);
    write_view_schemas(writer);
    write_event_schemas(writer);
    writer.end_object().name("responses").begin_object();
    write_response(writer, "answer", "It is done.", "application/json");
    write_response(writer, "problem", "It is refused.", "application/problem+json");
    writer.end_object().name("parameters").begin_object();
    write_key(writer);
    writer.end_object().name("securitySchemes").begin_object();
    write_session(writer);
    writer.end_object().end_object();
}

}  // namespace

void write_reference(json::Writer& writer, const std::string& folder, std::string_view name) {
    writer.begin_object()
        .name("$ref")
        .text("#/components/" + folder + "/" + std::string{name})
        .end_object();
}

void write_other_responses(json::Writer& writer) {
    writer.name("default");
    write_reference(writer, "responses", "problem");
}

std::string openapi() {
    json::Writer writer;
    writer.begin_object().name("openapi").text("3.1.0").name("info").begin_object();
    writer.name("title").text("Aidhub").name("version").text("1");
    writer.name("description")
        .text(
            "Commands, queries and their views. The same bodies go over the live connection; see "
            "PROTOCOL.md. Times are milliseconds since 1970.");
    writer.end_object()
        .name("servers")
        .begin_array()
        .begin_object()
        .name("url")
        .text("/")
        .end_object()
        .end_array();
    writer.name("security").begin_array().begin_object().name("session").begin_array().end_array();
    writer.end_object().end_array().name("paths").begin_object();
    write_command_paths(writer);
    write_query_paths(writer);
    write_entry_paths(writer);
    writer.end_object();
    write_components(writer);
    return writer.end_object().take();
}

}  // namespace web
