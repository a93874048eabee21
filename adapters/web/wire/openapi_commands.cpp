#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/describe_desk.hpp"
#include "adapters/web/wire/openapi_parts.hpp"
#include "adapters/web/wire/schema.hpp"
#include "hub/names.hpp"

namespace web {

namespace {

void write_path(json::Writer& writer, std::string_view name, const std::string& sentence) {
    writer.name("/api/v1/" + std::string{name}).begin_object().name("post").begin_object();
    writer.name("operationId").text(name).name("tags").begin_array().text("commands").end_array();
    writer.name("summary").text(sentence).name("parameters").begin_array();
    write_reference(writer, "parameters", "key");
    writer.end_array().name("requestBody").begin_object().name("required").flag(true);
    writer.name("content").begin_object().name("application/json").begin_object().name("schema");
    write_reference(writer, "schemas", name);
    writer.end_object().end_object().end_object();
    writer.name("responses").begin_object().name("200");
    write_reference(writer, "responses", "answer");
    write_other_responses(writer);
    writer.end_object().end_object().end_object();
}

template <std::size_t index>
void write_path_of(json::Writer& writer) {
    using Command = std::variant_alternative_t<index, hub::Command>;
    write_path(writer, hub::command_names[index], Sentence::of<Command>());
}

template <std::size_t index>
void write_schema_of(json::Writer& writer) {
    std::variant_alternative_t<index, hub::Command> command{};
    writer.name(hub::command_names[index]);
    Schema{writer, Schema::Others::refused}.object(command);
}

constexpr auto all = std::make_index_sequence<std::variant_size_v<hub::Command>>{};

template <std::size_t... is>
void write_paths(json::Writer& writer, std::index_sequence<is...>) {
    ((is_command(hub::command_names[is]) ? write_path_of<is>(writer) : void()), ...);
}

template <std::size_t... is>
void write_schemas(json::Writer& writer, std::index_sequence<is...>) {
    ((is_command(hub::command_names[is]) ? write_schema_of<is>(writer) : void()), ...);
}

}  // namespace

void write_command_paths(json::Writer& writer) {
    write_paths(writer, all);
}

void write_command_schemas(json::Writer& writer) {
    write_schemas(writer, all);
}

}  // namespace web
