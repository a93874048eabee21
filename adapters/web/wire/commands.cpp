#include "adapters/web/wire/commands.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/web/wire/choices.hpp"
#include "adapters/web/wire/decoder.hpp"
#include "adapters/web/wire/describe_desk.hpp"
#include "adapters/web/wire/encoder.hpp"
#include "hub/names.hpp"

namespace web {

namespace {

constexpr std::size_t add_group = 0;
static_assert(std::is_same_v<std::variant_alternative_t<add_group, hub::Command>, hub::AddGroup>);

}  // namespace

bool is_command(std::string_view name) {
    const auto index = index_of(hub::command_names, name);
    return index && *index != add_group;
}

hub::Command read_command(std::string_view name, json::Fields& body) {
    const auto index = index_of(hub::command_names, name);
    if (!index || *index == add_group) return hub::Command{};
    Decoder decoder{body};
    return Choices<hub::Command, Decoder>::read(*index, decoder);
}

boost::system::result<hub::Command, json::Problem> decode_command(std::string_view name,
                                                                  std::string_view body) {
    if (!is_command(name)) return json::Problem{"command", "is not known here"};
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    hub::Command command = read_command(name, fields);
    return std::move(fields).finish(std::move(command));
}

std::string encode(const hub::Command& command) {
    json::Writer writer;
    writer.begin_object();
    Encoder encoder{writer};
    std::visit([&encoder](const auto& value) { describe(encoder, value); }, command);
    return writer.end_object().take();
}

}  // namespace web
