#pragma once

#include "adapters/calendar/icu_calendar.hpp"
#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/places/postcode_table.hpp"
#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/program/core.hpp"
#include "hub/program/door.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/plain_secrets.hpp"

#include <boost/asio/io_context.hpp>

#include <optional>
#include <string>
#include <vector>

namespace support {

// A whole hub in memory, with one group in Hackney, a clock that is set by hand and phones that
// remember what they got. The core, the records and their sealing are the real ones.
class Town {
public:
    Town();

    // The group's coordinator and volunteers, each at a sector's centre: "+447700900101" helps with
    // shopping from "E8 3".
    void add_volunteer(const std::string& number,
                       const std::string& name,
                       const std::string& sector,
                       const std::string& needs,
                       const std::string& language = "en");

    // A text to the hub; everything that follows at this moment is done when it returns.
    void text(const std::string& from, const std::string& words);
    // As a gateway repeats it: the same id as the last text.
    void repeat_last();
    // Lets time pass, timer after timer.
    void pass(std::chrono::minutes time);

    // As when the process ends and another begins: what the store has is all that is known.
    void restart();

    // What somebody asks for at a page or at the desk; what follows at this moment is done when it
    // returns. An empty key is a fresh one.
    hub::Result<hub::Committed> handle(const hub::Actor& actor,
                                       const hub::Command& command,
                                       const std::string& key = {});
    hub::Result<hub::View> answer(const hub::Actor& actor, const hub::Query& query);
    // Whoever was bound to this number; empty: nobody.
    hub::PersonId person_at(const std::string& number);

    // What a phone got since this was last asked.
    std::vector<std::string> news(const std::string& number);
    // All of it in one string, for looking into.
    std::string heard(const std::string& number);

    hub::Request only_request();
    std::vector<hub::Alert> alerts();
    hub::Hub& hub() { return core_->hub(); }
    hub::Store& store() { return store_; }
    const hub::GroupId& group() const { return group_; }
    FixedClock& clock() { return clock_; }
    ScriptedChannel& phones() { return phones_; }
    std::vector<hub::Request> requests();

    static constexpr const char* coordinator = "+447700900001";

private:
    void start();
    void settle();
    bool serve_inbox();
    bool serve_group();
    template <class T>
    std::vector<T> all(hub::RecordKind kind);

    boost::asio::io_context loop_;
    FixedClock clock_;
    SeededRandom random_{7};
    CountingIds ids_;
    PlainVault vault_;
    PlainNumbering numbering_;
    CountedMeasures measures_;
    HeardAlarm alarm_;
    PlainSecrets secrets_{};
    calendar::IcuCalendar calendar_;
    places::PostcodeTable places_;
    config::Languages languages_;
    memory::ByteStore bytes_;
    memory::ByteInbox inbox_bytes_;
    records::SealedStore store_;
    records::SealedInbox inbox_;
    program::Door door_;
    ScriptedChannel phones_;
    std::optional<program::Core> core_;
    hub::GroupId group_;
    hub::InboundText last_;
    std::size_t texts_{};
    std::size_t commands_{};
    std::map<std::string, std::size_t> read_;
};

}  // namespace support
