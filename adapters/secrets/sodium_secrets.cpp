#include "adapters/secrets/sodium_secrets.hpp"

#include "adapters/secrets/normal_form.hpp"
#include "adapters/secrets/totp.hpp"
#include "adapters/secrets/weakness.hpp"
#include "hub/domain/refusal.hpp"

#include <boost/system/system_error.hpp>
#include <sodium.h>

#include <chrono>
#include <functional>
#include <initializer_list>
#include <new>
#include <stdexcept>
#include <utility>

namespace secrets {

namespace {

// OWASP's least is 19 MiB and two passes. This takes a tenth to a third of a second.
constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64UL * 1024 * 1024;
constexpr std::size_t fingerprint_bytes = 32;
constexpr std::size_t totp_secret_bytes = 20;
constexpr std::size_t least_token = 16;
constexpr int most_digits = 18;

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
}

// What is no UTF-8 stays as it is; nobody has such a password, see weakness().
void normalise(std::string& password) {
    auto normal = normal_form(password);
    if (!normal) return;
    wipe(password);
    password = *std::move(normal);
}

std::string hashed(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(),
                              password.data(),
                              password.size(),
                              passes,
                              memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return hash.data();
}

bool is_right(const std::string& hash, const std::string& password) {
    if (!hash.starts_with(crypto_pwhash_STRPREFIX)) {
        hashed(password);
        return false;
    }
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

// A part with its length before it, so that parts cannot be taken for others.
void add(crypto_generichash_state& state, std::string_view part) {
    const std::string head = std::to_string(part.size()) + ":";
    for (const std::string_view piece : {std::string_view{head}, part}) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(piece.data());
        crypto_generichash_update(&state, bytes, piece.size());
    }
}

std::string keyed_hash(const std::array<unsigned char, SodiumSecrets::key_bytes>& key,
                       std::initializer_list<std::string_view> parts) {
    std::array<unsigned char, fingerprint_bytes> hash{};
    crypto_generichash_state state{};
    crypto_generichash_init(&state, key.data(), key.size(), hash.size());
    for (const std::string_view part : parts) add(state, part);
    crypto_generichash_final(&state, hash.data(), hash.size());
    sodium_memzero(&state, sizeof state);
    std::array<char, fingerprint_bytes * 2 + 1> text{};
    return sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
}

// The work owns the password and wipes it.
template <class T>
std::function<T()> with_password(std::string password, std::function<T(const std::string&)> what) {
    return [password = std::move(password), what = std::move(what)]() mutable {
        T result = what(password);
        wipe(password);
        return result;
    };
}

[[noreturn]] void refuse_busy() {
    throw boost::system::system_error(hub::make_error_code(hub::Refusal::busy));
}

}  // namespace

SodiumSecrets::SodiumSecrets(const std::array<unsigned char, key_bytes>& key, async::Pool& pool)
    : key_(key), pool_(pool) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

SodiumSecrets::~SodiumSecrets() {
    sodium_memzero(key_.data(), key_.size());
}

std::string SodiumSecrets::token(std::size_t bytes) {
    if (bytes < least_token) throw std::invalid_argument("a token has at least 16 bytes");
    std::string secret(bytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes, variant), '\0');
    sodium_bin2base64(text.data(),
                      text.size(),
                      reinterpret_cast<const unsigned char*>(secret.data()),
                      secret.size(),
                      variant);
    wipe(secret);
    text.pop_back();  // the NUL
    return text;
}

std::string SodiumSecrets::code(int digits) {
    if (digits < 1 || digits > most_digits)
        throw std::invalid_argument("a code has 1 to 18 digits");
    std::string text(static_cast<std::size_t>(digits), '0');
    for (char& digit : text) digit = static_cast<char>('0' + randombytes_uniform(10));
    return text;
}

std::string SodiumSecrets::totp_secret() {
    std::string secret(totp_secret_bytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    std::string text = base32(secret);
    wipe(secret);
    return text;
}

std::string SodiumSecrets::fingerprint(std::string_view secret) {
    return keyed_hash(key_, {secret});
}

std::string SodiumSecrets::fingerprint(std::string_view secret, std::string_view bound_to) {
    return keyed_hash(key_, {bound_to, secret});
}

boost::asio::awaitable<std::string> SodiumSecrets::hash_password(std::string password) {
    normalise(password);
    if (password.size() > longest_password) throw std::invalid_argument("a password is too long");
    auto work = with_password<std::string>(std::move(password), hashed);
    auto hash = co_await pool_.run(std::move(work));
    if (!hash) refuse_busy();
    co_return std::move(*hash);
}

boost::asio::awaitable<bool> SodiumSecrets::verify_password(std::string hash,
                                                            std::string password) {
    normalise(password);
    if (password.size() > longest_password) co_return false;
    const std::function<bool(const std::string&)> check = [hash](const std::string& given) {
        return is_right(hash, given);
    };
    auto work = with_password<bool>(std::move(password), check);
    const auto right = co_await pool_.run(std::move(work));
    if (!right) refuse_busy();
    co_return *right;
}

std::string SodiumSecrets::weakness(std::string_view password) const {
    return secrets::weakness(password);
}

std::optional<int> SodiumSecrets::totp_step(std::string_view secret,
                                            std::string_view code,
                                            hub::TimePoint now) {
    const auto bytes = from_base32(secret);
    if (!bytes || bytes->empty()) return std::nullopt;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const auto step = matching_step(*bytes, code, seconds);
    if (!step) return std::nullopt;
    return static_cast<int>(*step);
}

}  // namespace secrets
