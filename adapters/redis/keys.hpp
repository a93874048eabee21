#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The only place that spells a key. Tabled in README.md. What stands in braces decides the slot:
// all keys of a scope, and all keys of a shard, are in one.
namespace redis::keys {

inline constexpr unsigned bells = 64;

inline const std::string groups = "hub:groups";

inline std::string records(const std::string& scope) {
    return scope + ":rec";
}
inline std::string meta(const std::string& scope) {
    return scope + ":meta";
}
inline std::string timers(const std::string& scope) {
    return scope + ":timers";
}
inline std::string log(const std::string& scope) {
    return scope + ":log";
}
inline std::string audit(const std::string& scope, const std::string& month) {
    return scope + ":audit:" + month;
}
inline std::string served(const std::string& scope, const std::string& key) {
    return scope + ":key:" + key;
}

inline std::string presence(const std::string& scope) {
    return scope + ":presence";
}

inline std::string shard(unsigned number) {
    return "{in:" + std::to_string(number) + "}";
}
inline std::string queue(unsigned number) {
    return shard(number) + ":queue";
}
inline std::string seen(unsigned number, const std::string& dedup) {
    return shard(number) + ":seen:" + dedup;
}
inline std::string buried(unsigned number) {
    return shard(number) + ":buried";
}
inline std::string claim(unsigned number) {
    return shard(number) + ":claim";
}

inline std::string bell(unsigned number) {
    return "bell:" + std::to_string(number);
}

// The same on every node and in every build: FNV-1a.
inline unsigned bell_of(std::string_view scope) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : scope) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return static_cast<unsigned>((hash ^ (hash >> 32)) % bells);
}

// The group's id when the scope is a group's; else empty.
inline std::string group_of(std::string_view scope) {
    if (!scope.starts_with("{g:") || !scope.ends_with('}')) return {};
    return std::string(scope.substr(3, scope.size() - 4));
}

}  // namespace redis::keys
