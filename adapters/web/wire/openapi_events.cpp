#include "adapters/web/wire/describe_events.hpp"
#include "adapters/web/wire/openapi_parts.hpp"
#include "adapters/web/wire/schema.hpp"
#include "hub/names.hpp"

#include <utility>

namespace web {

namespace {

template <std::size_t index>
void write_schema(json::Writer& writer) {
    std::variant_alternative_t<index, hub::Event> event{};
    const std::string_view name = hub::event_names[index];
    writer.name("event_" + std::string{name});
    Schema{writer, Schema::Others::possible}.object(event, [name](json::Writer& inside) {
        inside.name("event").begin_object().name("const").text(name).end_object();
        inside.name("offset").begin_object().name("type").text("integer");
        inside.name("minimum").number(1).end_object();
        return std::vector<std::string>{"event", "offset"};
    });
}

template <std::size_t... is>
void write_schemas(json::Writer& writer, std::index_sequence<is...>) {
    (write_schema<is>(writer), ...);
}

}  // namespace

void write_event_schemas(json::Writer& writer) {
    write_schemas(writer, std::make_index_sequence<std::variant_size_v<hub::Event>>{});
}

}  // namespace web
