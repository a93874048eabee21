#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace certificates {

// A key and its certificate, as PEM files.
struct Files {
    std::string certificate{};
    std::string key{};
};

// For whom and how long, from now on. Names as OpenSSL spells them: "DNS:localhost".
struct Wish {
    std::string names{"DNS:localhost,IP:127.0.0.1"};
    std::chrono::hours from{-1};
    std::chrono::hours until{1};
};

// An authority made for one test, with its files in one folder.
class Authority {
public:
    explicit Authority(std::filesystem::path folder);

    const std::string& file() const { return file_; }  // its own certificate
    Files issue(const Wish& wish);

private:
    template <class T>
    using Owned = std::unique_ptr<T, void (*)(T*)>;

    std::filesystem::path folder_;
    Owned<evp_pkey_st> key_;
    Owned<x509_st> certificate_;
    std::string file_{};
    int issued_{};
};

}  // namespace certificates
