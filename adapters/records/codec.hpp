#pragma once

#include "adapters/json/document.hpp"
#include "adapters/records/sealing.hpp"
#include "hub/changes.hpp"
#include "hub/events.hpp"
#include "hub/messages.hpp"

#include <string>
#include <string_view>

// The bytes of records, events and received messages. What is read throws records::Error inside a
// system_error that names `where`: damaged bytes are never taken for other values.
namespace records {

std::string encode(const hub::Record& record, Sealing& sealing);

// A stored record whose frame is checked and whose words are still sealed.
class StoredText {
public:
    // `where` is the record's full name in errors: "{g:ID}request:01H...".
    StoredText(std::string_view bytes, hub::RecordId id, std::string where);

    // What Sealing::key_used said when it was written.
    const std::string& key() const { return key_; }
    // Throws corrupted when the value says that it is another record than the one it was found
    // under.
    hub::Record decode(Opening& opening) const;

private:
    hub::RecordId id_;
    std::string where_;
    json::Document document_;
    std::string key_{};
};

std::string encode(const hub::Event& event);
hub::Event decode_event(std::string_view bytes, const std::string& where);
std::string_view event_word(const hub::Event& event);  // "offer_moved"

// In plain: the caller seals it as a whole.
std::string encode(const hub::Inbound& inbound);
hub::Inbound decode_inbound(std::string_view bytes, const std::string& where);

}  // namespace records
