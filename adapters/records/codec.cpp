#include "adapters/records/codec.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/records/decoder.hpp"
#include "adapters/records/encoder.hpp"
#include "adapters/records/error.hpp"
#include "adapters/records/frame.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

namespace records {

namespace {

// In the order of the alternatives.
constexpr std::string_view event_words[] = {"group_changed",
                                            "person_changed",
                                            "volunteer_changed",
                                            "request_moved",
                                            "offer_moved",
                                            "message_moved",
                                            "person_stopped",
                                            "alert_raised",
                                            "alert_changed",
                                            "request_changed",
                                            "person_spoke",
                                            "rota_changed",
                                            "session_ended"};
constexpr std::string_view inbound_words[] = {"text", "report"};
static_assert(std::size(event_words) == std::variant_size_v<hub::Event>);
static_assert(std::size(inbound_words) == std::variant_size_v<hub::Inbound>);
static_assert(std::size(json::Words<hub::RecordKind>::all) == std::variant_size_v<hub::Record>);

template <class Variant, std::size_t... Index>
Variant alternative(std::size_t wanted, std::index_sequence<Index...>) {
    const std::array<Variant, sizeof...(Index)> all{Variant{std::in_place_index<Index>}...};
    return all.at(wanted);
}

// The alternative with that index, with default values.
template <class Variant>
Variant alternative(std::size_t wanted) {
    return alternative<Variant>(wanted, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

template <std::size_t Size>
std::optional<std::size_t> index_of(const std::string_view (&words)[Size], std::string_view word) {
    const auto found = std::find(std::begin(words), std::end(words), word);
    if (found == std::end(words)) return std::nullopt;
    return static_cast<std::size_t>(found - std::begin(words));
}

template <class Variant>
void write_fields(json::Writer& writer, const Variant& value, Sealing& sealing) {
    Encoder encoder{writer, sealing};
    std::visit([&](const auto& what) { describe(encoder, what); }, value);
}

[[noreturn]] void fail_at(const std::string& where, const json::Problem& problem) {
    fail(Error::corrupted, where, problem.path + " " + problem.sentence);
}

template <class Variant>
Variant read_fields(json::Fields&& fields,
                    Variant value,
                    Opening& opening,
                    const std::string& where) {
    Decoder decoder{fields, opening};
    std::visit([&](auto& what) { describe(decoder, what); }, value);
    auto result = std::move(fields).finish(std::move(value));
    if (!result) fail_at(where, result.error());
    return std::move(*result);
}

// What is not sealed by field: an event or a received message.
template <class Variant, std::size_t Size>
Variant decode_plain(std::string_view bytes,
                     const std::string_view (&words)[Size],
                     const std::string& where) {
    const json::Document document = opened(bytes, where);
    json::Fields fields{document.root()};
    const auto index = index_of(words, head(fields));
    if (fields.problem()) fail_at(where, *fields.problem());
    if (!index) fail(Error::unknown_kind, where);
    NothingSealed nothing;
    return read_fields(std::move(fields), alternative<Variant>(*index), nothing, where);
}

template <class Variant, std::size_t Size>
std::string encode_plain(const Variant& value, const std::string_view (&words)[Size]) {
    json::Writer writer;
    NothingSealed nothing;
    begin(writer, words[value.index()]);
    write_fields(writer, value, nothing);
    return closed(writer);
}

}  // namespace

std::string encode(const hub::Record& record, Sealing& sealing) {
    json::Writer writer;
    begin(writer, json::word(static_cast<hub::RecordKind>(record.index())));
    write_fields(writer, record, sealing);
    const std::string key = sealing.key_used();
    if (!key.empty()) writer.name("key").text(key);
    return closed(writer);
}

StoredText::StoredText(std::string_view bytes, hub::RecordId id, std::string where)
    : id_{std::move(id)}, where_{std::move(where)}, document_{opened(bytes, where_)} {
    json::Fields fields{document_.root()};
    const std::string kind = head(fields);
    if (fields.has("key")) key_ = fields.text("key", 256);
    if (fields.problem()) fail_at(where_, *fields.problem());
    const auto known = json::from_word<hub::RecordKind>(kind);
    if (!known) fail(Error::unknown_kind, where_);
    if (*known != id_.kind) fail(Error::corrupted, where_, "it is a record of another kind");
}

hub::Record StoredText::decode(Opening& opening) const {
    json::Fields fields{document_.root()};
    head(fields);
    if (fields.has("key")) fields.text("key", 256);
    auto empty = alternative<hub::Record>(static_cast<std::size_t>(id_.kind));
    hub::Record record = read_fields(std::move(fields), std::move(empty), opening, where_);
    if (hub::id_of(record) != id_) fail(Error::corrupted, where_, "it is another record");
    return record;
}

std::string encode(const hub::Event& event) {
    return encode_plain(event, event_words);
}

hub::Event decode_event(std::string_view bytes, const std::string& where) {
    return decode_plain<hub::Event>(bytes, event_words, where);
}

std::string_view event_word(const hub::Event& event) {
    return event_words[event.index()];
}

std::string encode(const hub::Inbound& inbound) {
    return encode_plain(inbound, inbound_words);
}

hub::Inbound decode_inbound(std::string_view bytes, const std::string& where) {
    return decode_plain<hub::Inbound>(bytes, inbound_words, where);
}

}  // namespace records
