#pragma once

#include "hub/ports/geocoder.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/intake.hpp"
#include "hub/services/acts.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/desk.hpp"
#include "hub/services/intent.hpp"
#include "hub/services/linking.hpp"
#include "hub/services/steps.hpp"
#include "hub/understanding/understand.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>

namespace services {

// What one address says, applied to its group: understood, decided, committed under the step's id,
// so that a repeat changes nothing and answers nothing.
class Dialogue final : public StepTarget {
public:
    struct Parts {
        hub::Store& store;
        hub::Vault& vault;
        const hub::Geocoder& geocoder;
        const understanding::Lexicon& lexicon;
        Acts& acts;
        Desk& desk;
        Circumstances& circumstances;
    };

    explicit Dialogue(Parts parts)
        : parts_(parts), linking_(parts.store, parts.vault, parts.circumstances) {}

    boost::asio::awaitable<void> apply(hub::Step from) override;

private:
    // All that is known of who writes, with the versions it was read at.
    struct Table {
        rules::Standing standing{};
        hub::Versioned<hub::Volunteer> volunteer{};
        std::vector<hub::Versioned<hub::Request>> requests{};

        // Null: none of theirs that is under way.
        const hub::Versioned<hub::Request>* request(const hub::RequestId& id) const;
    };

    boost::asio::awaitable<bool> hear_once(hub::Step step);
    boost::asio::awaitable<Table> lay(hub::Step step, hub::Loaded first);
    boost::asio::awaitable<hub::Changes> decide(const Table& table,
                                                const hub::Step& step,
                                                Setting& setting);
    understanding::Heard understood(const Table& table,
                                    const hub::Step& step,
                                    const Setting& setting) const;
    static Writer writer_of(const Table& table, hub::TimePoint now);
    boost::asio::awaitable<hub::Changes> follow(const Table& table,
                                                const hub::Step& step,
                                                const rules::Moment& moment,
                                                const understanding::Heard& heard,
                                                const Intent& intent);
    boost::asio::awaitable<std::optional<hub::Wording>> answer_to_code(const Table& table,
                                                                       const hub::Step& step);
    boost::asio::awaitable<hub::Changes> keep_for_the_desk(const Table& table,
                                                           const rules::Moment& moment,
                                                           hub::MessageText words);
    boost::asio::awaitable<hub::Changes> carry_out(const Table& table,
                                                   const rules::Moment& moment,
                                                   DoThis attempt);
    boost::asio::awaitable<hub::Changes> tell_status(const Table& table,
                                                     const rules::Moment& moment,
                                                     hub::RequestId asked);
    boost::asio::awaitable<bool> stop_or_start_once(hub::Step step);
    boost::asio::awaitable<void> withdraw(hub::Step step, hub::RequestId request);
    boost::asio::awaitable<bool> commit(hub::Step step, hub::Changes changes);
    rules::Told told(const understanding::Heard& heard, const hub::MessageText& text) const;

    Parts parts_;
    Linking linking_;
};

}  // namespace services
