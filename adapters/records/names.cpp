#include "adapters/records/names.hpp"

#include "adapters/json/words.hpp"
#include "adapters/records/error.hpp"
#include "hub/domain/ids.hpp"

namespace records {

bool can_be_stored(const hub::RecordId& id) {
    return hub::is_well_formed(id.id);
}

std::string record_name(const hub::RecordId& id) {
    return std::string{json::word(id.kind)}.append(":").append(id.id);
}

std::optional<hub::RecordId> parse_record_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = json::from_word<hub::RecordKind>(name.substr(0, colon));
    if (!kind) return std::nullopt;
    hub::RecordId id{.kind = *kind, .id = std::string{name.substr(colon + 1)}};
    if (!can_be_stored(id)) return std::nullopt;
    return id;
}

std::string timer_name(const hub::RecordId& id, hub::TimerKind kind) {
    return record_name(id).append("/").append(json::word(kind));
}

std::optional<TimerName> parse_timer_name(std::string_view name) {
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto record = parse_record_name(name.substr(0, slash));
    const auto kind = json::from_word<hub::TimerKind>(name.substr(slash + 1));
    if (!record || !kind) return std::nullopt;
    return TimerName{.record = std::move(*record), .kind = *kind};
}

std::string scope_name(const hub::Scope& scope) {
    if (!hub::is_well_formed(scope.id)) fail(Error::bad_name, "scope");
    return (scope.kind == hub::Scope::Kind::group ? "{g:" : "{a:") + scope.id + "}";
}

std::string key_name(std::string_view owner) {
    return std::string{"key:"}.append(owner);
}

}  // namespace records
