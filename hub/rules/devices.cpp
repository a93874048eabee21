#include "hub/rules/devices.hpp"

#include "hub/rules/sign_in_words.hpp"

#include <algorithm>
#include <string_view>

namespace rules {

namespace {

constexpr std::size_t key_characters = 87;     // of 65 bytes
constexpr std::size_t secret_characters = 22;  // of 16 bytes

bool is_of_base64url(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

// So many characters, padded or not.
bool is_base64url(std::string_view text, std::size_t characters) {
    const std::size_t padded = (characters + 3) / 4 * 4;
    if (text.size() == padded) {
        const std::string_view padding = text.substr(characters);
        if (!std::all_of(padding.begin(), padding.end(), [](char c) { return c == '='; }))
            return false;
        text = text.substr(0, characters);
    }
    return text.size() == characters && std::all_of(text.begin(), text.end(), is_of_base64url);
}

// An uncompressed point begins with the byte 4.
bool is_point(std::string_view text) {
    return is_base64url(text, key_characters) && text[0] == 'B' && text[1] >= 'A' && text[1] <= 'P';
}

bool is_endpoint(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (text.size() > longest_endpoint || text.substr(0, scheme.size()) != scheme) return false;
    const std::string_view rest = text.substr(scheme.size());
    return !rest.empty() && rest.front() != '/' &&
           std::all_of(rest.begin(), rest.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

bool is_subscription(const hub::AddDevice& device) {
    return is_endpoint(device.endpoint) && is_point(device.key) &&
           is_base64url(device.secret, secret_characters);
}

hub::Result<hub::Changes> add_device(const hub::Versioned<hub::Device>& stored,
                                     const hub::DeviceId& id,
                                     const hub::PersonId& person,
                                     const hub::AddDevice& device,
                                     hub::TimePoint now) {
    if (!is_subscription(device)) return hub::Refusal::invalid;
    const bool anothers = stored.version != 0 && stored.value.person != person;
    if (anothers && !same_secret(stored.value.secret, device.secret))
        return hub::Refusal::not_allowed;
    hub::Changes changes;
    changes.at = now;
    changes.rests_on(hub::record_id(id), stored);
    changes.put(hub::Device{.id = id,
                            .person = person,
                            .endpoint = device.endpoint,
                            .key = device.key,
                            .secret = device.secret,
                            .since = now});
    return changes;
}

hub::Changes remove_device(const hub::Versioned<hub::Device>& stored,
                           const hub::PersonId& person,
                           hub::TimePoint now) {
    hub::Changes changes;
    changes.at = now;
    if (stored.version == 0 || stored.value.person != person) return changes;
    changes.rests_on(hub::record_id(stored.value.id), stored);
    changes.erase(hub::record_id(stored.value.id));
    return changes;
}

}  // namespace rules
