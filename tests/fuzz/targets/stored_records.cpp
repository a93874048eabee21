#include "adapters/records/codec.hpp"
#include "adapters/records/error.hpp"
#include "adapters/records/frame.hpp"
#include "adapters/records/stored_key.hpp"
#include "tests/fuzz/target.hpp"

#include <boost/system/system_error.hpp>

#include <string>

// What comes out of the store: decoded to a value that is encoded and decoded alike again, or a
// clear error. The first byte says as what it is read; so that inputs get beyond the checksum, the
// right one is put to each.
namespace fuzz {

namespace {

constexpr std::size_t kinds = std::variant_size_v<hub::Record>;
constexpr const char* where = "a record";

// `fields` as the middle of a stored text: {"v":1,FIELDS,"sum":"..."}.
std::string framed(std::string_view fields) {
    std::string text = R"({"v":1,)";
    text += fields;
    const std::string sum = records::checksum(text);
    return text.append(R"(,"sum":")").append(sum).append(R"("})");
}

template <class Look>
void decode_or_refuse(Look&& look) {
    try {
        look();
    } catch (const boost::system::system_error& error) {
        require(error.code().category() == records::error_category(),
                "a refusal is one of the records'");
        require(std::string_view{error.what()}.find(where) != std::string_view::npos,
                "a refusal names the record");
    }
}

// The id under which the text could be found: what stands in its "id", or in the input's own place.
hub::RecordId id_in(std::string_view fields, std::size_t kind) {
    constexpr std::string_view before = R"("id":")";
    const std::size_t at = fields.find(before);
    const std::string_view after =
        at == std::string_view::npos ? "" : fields.substr(at + before.size());
    return {static_cast<hub::RecordKind>(kind), std::string{after.substr(0, after.find('"'))}};
}

void look_at_record(const std::string& text, const hub::RecordId& id) {
    records::NothingSealed nothing;
    const hub::Record record = records::StoredText(text, id, where).decode(nothing);
    require(hub::id_of(record) == id, "a record is the one that was asked for");
    const std::string written = records::encode(record, nothing);
    const hub::Record again = records::StoredText(written, id, where).decode(nothing);
    require(again == record, "a record is read alike again");
    require(records::encode(again, nothing) == written, "a record is written alike again");
}

void look_at_text(const std::string& text, std::size_t as, const hub::RecordId& id) {
    if (as < kinds) decode_or_refuse([&] { look_at_record(text, id); });
    if (as == kinds) {
        decode_or_refuse([&] {
            const hub::Event event = records::decode_event(text, where);
            require(records::decode_event(records::encode(event), where) == event,
                    "an event is read alike again");
        });
    }
    if (as == kinds + 1) {
        decode_or_refuse([&] {
            const hub::Inbound inbound = records::decode_inbound(text, where);
            require(records::decode_inbound(records::encode(inbound), where) == inbound,
                    "a message is read alike again");
        });
    }
    if (as == kinds + 2) {
        decode_or_refuse([&] {
            const records::StoredKey key = records::decode_key(text, where);
            const records::StoredKey again = records::decode_key(records::encode(key), where);
            require(again.id == key.id && again.wrapped == key.wrapped &&
                        again.destroyed == key.destroyed,
                    "a key is read alike again");
        });
    }
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::size_t as = pieces.number(kinds + 3);
    const hub::RecordId id = id_in(pieces.rest(), as < kinds ? as : 0);
    look_at_text(framed(pieces.rest()), as, id);
    look_at_text(std::string{pieces.rest()}, as, id);
}

}  // namespace fuzz
