#pragma once

#include "hub/admission.hpp"
#include "hub/commands.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/invitation.hpp"
#include "hub/rules/password.hpp"
#include "hub/rules/sign_in.hpp"
#include "hub/rules/sign_in_words.hpp"
#include "hub/services/address_book.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/sessions.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace services {

// Who somebody is: codes, passwords with a second factor, invitations, and the sessions that come
// of them. How often one source may ask at all is the door's to bound. Everything throws like
// Store, and when the password pool is full.
class SignIn {
public:
    struct Parts {
        hub::Store& store;
        hub::Vault& vault;
        hub::Secrets& secrets;
        const hub::Numbering& numbering;
        Circumstances& circumstances;
    };
    struct Settings {
        std::string base{};       // of links: "https://help.example.org"; empty: none are sent
        int codes_per_hour{100};  // of one group
        std::vector<std::string> channels{"sms"};  // on which a coordinator's number may be known
    };

    SignIn(Parts parts, const std::string& region, Settings settings)
        : parts_(parts),
          settings_(std::move(settings)),
          addresses_(parts.store, parts.vault, parts.numbering, parts.circumstances, region),
          sessions_(parts.store, parts.secrets, parts.circumstances) {}

    // The word that binds the code to this browser, whoever is or is not known at the number.
    boost::asio::awaitable<std::string> ask_code(hub::AskCode command);

    // A new session each time. not_allowed: something is not right, and which is not said. busy:
    // too many tries, or too many at once; later. invalid: the password of an invitation is too
    // weak, see `weakness`.
    boost::asio::awaitable<hub::Result<hub::Admission>> admit(hub::Credentials credentials);

    // Why this may not be a password, as a sentence; empty: it may.
    std::string weakness(std::string_view password) const {
        return parts_.secrets.weakness(password);
    }

    // What a link opens; nothing when it is not open.
    boost::asio::awaitable<std::optional<hub::InvitationView>> invitation(std::string token);

    // Texts the link, and answers with it; with the invitation's id where the person has a password
    // already and the link would change it: then only they get it. not_found: no such group.
    // invalid: the number cannot be texted, there is no name, or the role is not one that is
    // invited. not_allowed: they are blocked.
    boost::asio::awaitable<hub::Result<hub::Committed>> act(hub::Actor actor,
                                                            hub::InviteCoordinator command,
                                                            hub::IdempotencyKey key);
    boost::asio::awaitable<hub::Result<hub::Committed>> act(hub::Actor actor,
                                                            hub::EndSessions command,
                                                            hub::IdempotencyKey key) {
        return sessions_.act(std::move(actor), std::move(command), std::move(key));
    }

    boost::asio::awaitable<std::optional<hub::Visitor>> who(std::string cookie) {
        return sessions_.who(std::move(cookie));
    }
    boost::asio::awaitable<void> sign_out(hub::Visitor visitor) {
        return sessions_.sign_out(std::move(visitor));
    }
    Sessions& sessions() { return sessions_; }

private:
    // Who is behind a number in a group; nobody: an id that no person has.
    struct Found {
        hub::AddressKey address{};
        hub::PersonId person{};
        bool known{};
        bool stopped{};
    };
    // What a browser is given and what is kept of it.
    struct Drawn {
        std::string secret{};
        std::string fingerprint{};
    };

    // Whose password and one-time code were right.
    struct Proven {
        hub::GroupId group{};
        Found found{};
        std::string password{};  // the hash that it was right for
        int step{};
        std::string word{};    // what the browser shows to be known
        std::string device{};  // its fingerprint
    };

    // Passwords that are looked at or wait for it at the same time, from browsers that are not
    // known: fewer than the pool has room for, so that it has some for those that are.
    static constexpr int most_strangers = 16;
    static constexpr std::size_t secret_bytes = 32;  // of a session
    static constexpr std::size_t device_bytes = 16;
    static constexpr std::size_t invitation_bytes = 16;  // shorter: it goes into a text message

    Drawn draw(std::size_t bytes);
    hub::Admission admission(const hub::GroupId& group,
                             const hub::Session& session,
                             const Drawn& cookie,
                             std::vector<hub::Role> roles) const;

    boost::asio::awaitable<Found> find(hub::GroupId group,
                                       std::string channel,
                                       hub::PhoneNumber number);
    boost::asio::awaitable<rules::CodeFile> code_file(hub::GroupId group, hub::PersonId person);
    boost::asio::awaitable<void> put_code(hub::GroupId group, Found found, rules::FreshCode fresh);
    boost::asio::awaitable<hub::Result<hub::Admission>> admit_code(hub::ShowCode shown);

    boost::asio::awaitable<Found> find_on_channels(hub::GroupId group, hub::PhoneNumber number);
    boost::asio::awaitable<rules::PasswordFile> password_file(hub::GroupId group,
                                                              Found found,
                                                              std::string device);
    boost::asio::awaitable<hub::Result<rules::PasswordFile>> count_try(hub::GroupId group,
                                                                       Found found,
                                                                       std::string device);
    boost::asio::awaitable<std::optional<int>> verify(hub::Credential credential,
                                                      hub::ShowPassword shown);
    boost::asio::awaitable<hub::Result<hub::Admission>> admit_password(hub::ShowPassword shown);
    boost::asio::awaitable<hub::Result<hub::Admission>> admit_proven(Proven proven);

    boost::asio::awaitable<rules::InvitationFile> invitation_file(hub::GroupId group,
                                                                  hub::InvitationId id);
    boost::asio::awaitable<rules::InvitationFile> invited_file(hub::GroupId group,
                                                               hub::PersonId person);
    boost::asio::awaitable<hub::Result<hub::Committed>> commit_invitation(
        rules::Reachable reachable,
        hub::PersonId person,
        hub::Actor actor,
        hub::InviteCoordinator command,
        hub::IdempotencyKey key);
    boost::asio::awaitable<hub::Result<hub::Admission>> admit_invited(hub::RedeemInvitation shown);
    boost::asio::awaitable<hub::Result<hub::Admission>> redeem(hub::GroupId group,
                                                               hub::InvitationId id,
                                                               rules::Redeemed redeemed);
    std::string hidden(const std::string& link);
    hub::Answer shown(const hub::Answer& recorded);

    Parts parts_;
    Settings settings_;
    AddressBook addresses_;
    Sessions sessions_;
    std::string
        no_hash_;      // of a password that nobody has: what an unknown number's is compared with
    int strangers_{};  // whose passwords are looked at just now
};

}  // namespace services
