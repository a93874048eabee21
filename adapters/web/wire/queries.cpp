#include "adapters/web/wire/queries.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/web/wire/choices.hpp"
#include "adapters/web/wire/decoder.hpp"
#include "adapters/web/wire/describe_queries.hpp"
#include "adapters/web/wire/encoder.hpp"
#include "adapters/web/wire/form_reader.hpp"
#include "hub/names.hpp"

namespace web {

namespace {

using Outcome = boost::system::result<hub::Query, json::Problem>;

const json::Problem unknown{"query", "is not known here"};

}  // namespace

bool is_query(std::string_view name) {
    return index_of(hub::query_names, name).has_value();
}

hub::Query read_query(std::string_view name, json::Fields& body) {
    const auto index = index_of(hub::query_names, name);
    Decoder decoder{body};
    return index ? Choices<hub::Query, Decoder>::read(*index, decoder) : hub::Query{};
}

Outcome decode_query(std::string_view name, std::string_view body) {
    if (!is_query(name)) return unknown;
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    hub::Query query = read_query(name, fields);
    return std::move(fields).finish(std::move(query));
}

Outcome decode_query_fields(std::string_view name,
                            const std::map<std::string, std::string>& fields) {
    const auto index = index_of(hub::query_names, name);
    if (!index) return unknown;
    FormReader reader{fields};
    hub::Query query = Choices<hub::Query, FormReader>::read(*index, reader);
    if (auto problem = reader.finish()) return std::move(*problem);
    return query;
}

std::string encode(const hub::Query& query) {
    json::Writer writer;
    writer.begin_object();
    Encoder encoder{writer};
    std::visit([&encoder](const auto& value) { describe(encoder, value); }, query);
    return writer.end_object().take();
}

}  // namespace web
