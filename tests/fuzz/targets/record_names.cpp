#include "adapters/records/base64.hpp"
#include "adapters/records/names.hpp"
#include "adapters/sms/kannel/webhook_request.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// Names of records and timers as the store has them, and base64: only what we write is read.
namespace fuzz {

void look_at(std::string_view bytes) {
    if (const auto id = records::parse_record_name(bytes))
        require(records::record_name(*id) == bytes, "a record's name is written alike again");
    if (const auto timer = records::parse_timer_name(bytes))
        require(records::timer_name(timer->record, timer->kind) == bytes,
                "a timer's name is written alike again");
    if (const auto plain = records::from_base64(bytes))
        require(records::base64(*plain) == bytes, "base64 is written alike again");
    require(records::from_base64(records::base64(bytes)) == bytes, "base64 is undone");
    if (const auto plain = kannel::from_base64(bytes))
        require(plain->size() <= bytes.size() / 4 * 3, "base64 makes nothing longer");
}

}  // namespace fuzz
