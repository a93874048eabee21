// The only file that compiles Asio's TLS, its bodies included: it takes long.
#include "adapters/http/tls.hpp"

#include "adapters/http/client.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <utility>

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;

namespace http {

namespace {

ssl::context trusting(const std::string& ca_file) {
    ssl::context context(ssl::context::tls_client);
    boost::system::error_code error;
    if (ca_file.empty()) {
        context.set_default_verify_paths(error);
    } else {
        context.load_verify_file(ca_file, error);
    }
    if (error) throw ClientError(Progress::not_sent, "the certificates to trust in cannot be read");
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return context;
}

// Whom the certificate must name: an address in it counts for an address only.
bool expect(SSL* session, const std::string& host) {
    boost::system::error_code no_address;
    asio::ip::make_address(host, no_address);
    if (!no_address)
        return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host.c_str()) == 1;
    SSL_set_hostflags(session, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return SSL_set1_host(session, host.c_str()) == 1 &&
           SSL_ctrl(session,
                    SSL_CTRL_SET_TLSEXT_HOSTNAME,
                    TLSEXT_NAMETYPE_host_name,
                    const_cast<char*>(host.c_str())) == 1;
}

class TlsTransport final : public Transport {
public:
    TlsTransport(tcp::socket socket, const std::string& ca_file)
        : context_(trusting(ca_file)), stream_(std::move(socket), context_) {}

    asio::awaitable<void> open(std::string host) {
        stream_.set_verify_mode(ssl::verify_peer);
        if (!expect(stream_.native_handle(), host))
            throw ClientError(Progress::not_sent, "no name that a certificate could have");
        boost::system::error_code error;
        co_await stream_.async_handshake(ssl::stream_base::client,
                                         asio::redirect_error(asio::use_awaitable, error));
        if (error) refuse(error);
    }

    asio::awaitable<void> write(std::string_view bytes) override {
        co_await asio::async_write(stream_, asio::buffer(bytes), asio::use_awaitable);
    }

    // An end without TLS's own goodbye is an error: somebody may have cut the answer.
    asio::awaitable<std::size_t> read(asio::mutable_buffer into) override {
        boost::system::error_code error;
        const auto size = co_await stream_.async_read_some(
            into, asio::redirect_error(asio::use_awaitable, error));
        if (error && error != asio::error::eof) throw boost::system::system_error(error);
        co_return size;
    }

private:
    [[noreturn]] void refuse(const boost::system::error_code& error) {
        const long verdict = SSL_get_verify_result(stream_.native_handle());
        if (verdict == X509_V_OK) throw boost::system::system_error(error);
        throw ClientError(Progress::not_sent,
                          std::string("the certificate is not trusted: ") +
                              X509_verify_cert_error_string(verdict));
    }

    ssl::context context_;
    ssl::stream<tcp::socket> stream_;
};

}  // namespace

asio::awaitable<std::unique_ptr<Transport>> secured(tcp::socket socket,
                                                    std::string host,
                                                    std::string ca_file) {
    auto transport = std::make_unique<TlsTransport>(std::move(socket), ca_file);
    co_await transport->open(std::move(host));
    co_return transport;
}

}  // namespace http
