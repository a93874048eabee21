#include "hub/rules/session.hpp"
#include "hub/services/sign_in.hpp"

namespace services {

namespace asio = boost::asio;

namespace {

constexpr std::size_t longest_password = 1024;
constexpr std::string_view no_factor = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

// Counts one while it lives; nothing without a count.
class Counted {
public:
    explicit Counted(int* count) : count_(count) {
        if (count_ != nullptr) ++*count_;
    }
    ~Counted() {
        if (count_ != nullptr) --*count_;
    }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    int* count_;
};

}  // namespace

// Everywhere, also when the first has found them.
asio::awaitable<SignIn::Found> SignIn::find_on_channels(hub::GroupId group,
                                                        hub::PhoneNumber number) {
    Found best;
    for (const std::string& channel : settings_.channels) {
        const Found found = co_await find(group, channel, number);
        if (best.address.empty() || (found.known && !best.known)) best = found;
    }
    co_return best;
}

asio::awaitable<rules::PasswordFile> SignIn::password_file(hub::GroupId group,
                                                           Found found,
                                                           std::string device) {
    rules::PasswordFile file{.number = rules::strikes_of_number(found.address),
                             .device = device,
                             .browser = rules::strikes_of_browser(device)};
    const hub::RecordId person = hub::person_record(found.person);
    const hub::RecordId credential = hub::credential_record(found.person);
    const hub::RecordId number = hub::sign_in_code_record(file.number);
    const hub::RecordId browser = hub::sign_in_code_record(file.browser);
    std::vector<hub::RecordId> ids{hub::group_record(), person, credential, number, browser};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    file.group = loaded.get<hub::Group>(hub::group_record());
    file.person = loaded.get<hub::Person>(person);
    file.credential = loaded.get<hub::Credential>(credential);
    file.by_number = loaded.get<hub::SignInCode>(number);
    file.by_browser = loaded.get<hub::SignInCode>(browser);
    co_return file;
}

asio::awaitable<hub::Result<rules::PasswordFile>> SignIn::count_try(hub::GroupId group,
                                                                    Found found,
                                                                    std::string device) {
    for (int round = 0; round < tries; ++round) {
        rules::PasswordFile file = co_await password_file(group, found, device);
        Setting setting = parts_.circumstances.for_group(file.group.value);
        auto counted = rules::count_try(file, setting.moment());
        if (!counted) co_return counted.error();
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(group), std::move(*counted));
        if (committed) co_return file;
        if (committed.error() != hub::Refusal::stale_version) co_return committed.error();
    }
    co_return hub::Refusal::busy;
}

// The step of the one-time code when both are right. Takes as long for who has no password.
asio::awaitable<std::optional<int>> SignIn::verify(hub::Credential credential,
                                                   hub::ShowPassword shown) {
    if (no_hash_.empty()) {
        std::string nobodys = parts_.secrets.token(secret_bytes);
        no_hash_ = co_await parts_.secrets.hash_password(std::move(nobodys));
    }
    const bool has_one = !credential.password.empty();
    const bool fits = shown.password.size() <= longest_password;
    const std::string hash = has_one ? credential.password : no_hash_;
    const std::string password = fits ? shown.password : std::string{};
    const bool right = co_await parts_.secrets.verify_password(hash, password);
    const std::string_view factor = has_one ? std::string_view{credential.totp_secret} : no_factor;
    const std::optional<int> step =
        parts_.secrets.totp_step(factor, shown.totp, parts_.circumstances.now());
    if (!has_one || !fits || !right) co_return std::nullopt;
    co_return step;
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::admit_password(hub::ShowPassword shown) {
    if (!hub::is_well_formed(shown.group.text)) co_return hub::Refusal::not_allowed;
    const hub::GroupId group = shown.group;
    const Found found = co_await find_on_channels(group, shown.number);
    const std::string device =
        shown.device.empty() ? std::string{} : parts_.secrets.fingerprint(shown.device);
    const auto counted = co_await count_try(group, found, device);
    if (!counted) {
        const bool later = counted.error() == hub::Refusal::busy;
        co_return later ? hub::Refusal::busy : hub::Refusal::not_allowed;
    }
    const hub::Credential credential = counted->credential.value;
    std::string word = shown.device;
    const bool is_stranger = !counted->is_known_device();
    if (is_stranger && strangers_ >= most_strangers) co_return hub::Refusal::busy;
    const Counted waiting(is_stranger ? &strangers_ : nullptr);
    const std::optional<int> step = co_await verify(credential, std::move(shown));
    if (!step) co_return hub::Refusal::not_allowed;
    const Proven proven{.group = group,
                        .found = found,
                        .password = credential.password,
                        .step = *step,
                        .word = std::move(word),
                        .device = device};
    co_return co_await admit_proven(proven);
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::admit_proven(Proven proven) {
    const Drawn cookie = draw(secret_bytes);
    const Drawn browser = draw(device_bytes);
    for (int round = 0; round < tries; ++round) {
        const rules::PasswordFile file =
            co_await password_file(proven.group, proven.found, proven.device);
        // Another password meanwhile: this one is not right any more.
        if (file.credential.value.password != proven.password) co_return hub::Refusal::not_allowed;
        Setting setting = parts_.circumstances.for_group(file.group.value);
        const rules::Moment moment = setting.moment();
        const hub::Session session = rules::new_session(
            proven.found.person, hub::Proof::two_factors, cookie.fingerprint, moment);
        auto changes = rules::admit(file, proven.step, browser.fingerprint, session, moment);
        if (!changes) co_return changes.error();
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(proven.group), std::move(*changes));
        if (!committed && committed.error() == hub::Refusal::stale_version) continue;
        if (!committed) co_return committed.error();
        hub::Admission admitted =
            admission(proven.group,
                      session,
                      cookie,
                      rules::roles_for(file.person.value, hub::Proof::two_factors));
        admitted.device = file.is_known_device() ? proven.word : browser.secret;
        co_return admitted;
    }
    co_return hub::Refusal::busy;
}

}  // namespace services
