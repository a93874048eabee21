#include "adapters/web/wire/describe_queries.hpp"
#include "adapters/web/wire/describe_views.hpp"
#include "adapters/web/wire/openapi_parts.hpp"
#include "adapters/web/wire/schema.hpp"
#include "hub/names.hpp"

#include <utility>

namespace web {

namespace {

std::string view_name(std::size_t index) {
    return std::string{hub::query_names[index]} + "_view";
}

template <std::size_t index>
void write_path(json::Writer& writer) {
    using Query = std::variant_alternative_t<index, hub::Query>;
    const std::string_view name = hub::query_names[index];
    writer.name("/api/v1/" + std::string{name}).begin_object().name("get").begin_object();
    writer.name("operationId").text(name).name("tags").begin_array().text("queries").end_array();
    writer.name("parameters").begin_array();
    Parameters parameters{writer};
    Query query{};
    describe(parameters, query);
    writer.end_array().name("summary").text(Sentence::of<Query>());
    writer.name("responses").begin_object().name("200").begin_object();
    writer.name("description").text("The view.").name("content").begin_object();
    writer.name("application/json").begin_object().name("schema");
    write_reference(writer, "schemas", view_name(index));
    writer.end_object().end_object().end_object();
    write_other_responses(writer);
    writer.end_object().end_object().end_object();
}

template <std::size_t index>
void write_schema(json::Writer& writer) {
    std::variant_alternative_t<index, hub::View> view{};
    writer.name(view_name(index));
    Schema{writer, Schema::Others::possible}.object(view);
}

template <std::size_t... is>
void write_paths(json::Writer& writer, std::index_sequence<is...>) {
    (write_path<is>(writer), ...);
}

template <std::size_t... is>
void write_schemas(json::Writer& writer, std::index_sequence<is...>) {
    (write_schema<is>(writer), ...);
}

constexpr auto all = std::make_index_sequence<std::variant_size_v<hub::Query>>{};

}  // namespace

void write_query_paths(json::Writer& writer) {
    write_paths(writer, all);
}

void write_view_schemas(json::Writer& writer) {
    write_schemas(writer, all);
}

}  // namespace web
