#include "adapters/web/wire/entries.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/web/wire/choices.hpp"
#include "adapters/web/wire/decoder.hpp"
#include "adapters/web/wire/describe_entries.hpp"
#include "adapters/web/wire/encoder.hpp"

namespace web {

namespace {

template <class T>
std::string encoded(const T& value) {
    json::Writer writer;
    writer.begin_object();
    Encoder encoder{writer};
    describe(encoder, value);
    return writer.end_object().take();
}

}  // namespace

bool is_entry(std::string_view name) {
    return index_of(entry_names, name).has_value();
}

boost::system::result<Entry, json::Problem> decode_entry(std::string_view name,
                                                         std::string_view body) {
    const auto index = index_of(entry_names, name);
    if (!index) return json::Problem{"entry", "is not known here"};
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    Decoder decoder{fields};
    Entry entry = Choices<Entry, Decoder>::read(*index, decoder);
    return std::move(fields).finish(std::move(entry));
}

std::string encode(const Entry& entry) {
    return std::visit([](const auto& value) { return encoded(value); }, entry);
}

std::string encode(const CodeAsked& asked) {
    return encoded(asked);
}
std::string encode(const SignedIn& signed_in) {
    return encoded(signed_in);
}
std::string encode(const hub::InvitationView& invitation) {
    return encoded(invitation);
}
std::string encode(const TicketDrawn& drawn) {
    return encoded(drawn);
}

}  // namespace web
