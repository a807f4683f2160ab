/* SPDX-License-Identifier: MIT */
/*
 * A site on loopback, in a thread of its own: what it is told to say at each
 * path, once to a connection. A path it does not know is left without answer,
 * or has the answer that is given for these.
 */
#ifndef SERVER_HPP
#define SERVER_HPP

#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

class server
{
  public:
    explicit server(const std::map<std::string, std::string> &answers,
                    const std::string &to_others = std::string())
        : answers_(answers), to_others_(to_others),
          listener_(socket(AF_INET, SOCK_STREAM, 0)), port_(0)
    {
        struct sockaddr_in address = sockaddr_in();
        socklen_t len = sizeof address;

        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        struct sockaddr *any = reinterpret_cast<struct sockaddr *>(&address);

        if (listener_ < 0 || bind(listener_, any, len) < 0 ||
            listen(listener_, 64) < 0 ||
            getsockname(listener_, any, &len) < 0 || pipe(stop_) < 0)
            throw std::runtime_error("no server on loopback");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread(&server::serve, this);
    }

    server(const server &) = delete;
    server &operator=(const server &) = delete;

    ~server()
    {
        close(stop_[1]);
        thread_.join();
        for (int fd : unanswered_)
            close(fd);
        close(stop_[0]);
        close(listener_);
    }

    std::string url(const std::string &path) const
    {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }

  private:
    void serve()
    {
        struct pollfd watched[2] = {{listener_, POLLIN, 0},
                                    {stop_[0], POLLIN, 0}};

        while (poll(watched, 2, -1) > 0 && watched[1].revents == 0) {
            const int fd = accept(listener_, nullptr, nullptr);

            if (fd >= 0)
                answer(fd);
        }
    }

    void answer(int fd)
    {
        const auto found = answers_.find(read_path(fd));

        if (found == answers_.end() && to_others_.empty()) {
            unanswered_.push_back(fd);
            return;
        }
        const std::string &text =
            found != answers_.end() ? found->second : to_others_;

        for (std::size_t at = 0; at < text.size();) {
            const ssize_t sent =
                send(fd, text.data() + at, text.size() - at, MSG_NOSIGNAL);

            if (sent <= 0)
                break;
            at += static_cast<std::size_t>(sent);
        }
        close(fd);
    }

    /* "GET /path HTTP/1.1" up to the empty line */
    static std::string read_path(int fd)
    {
        std::string request;
        char piece[1024];

        while (request.find("\r\n\r\n") == std::string::npos) {
            const ssize_t got = recv(fd, piece, sizeof piece, 0);

            if (got <= 0)
                return "";
            request.append(piece, static_cast<std::size_t>(got));
        }
        const std::size_t begin = request.find(' ') + 1;

        return request.substr(begin, request.find(' ', begin) - begin);
    }

    std::map<std::string, std::string> answers_;
    std::string to_others_;
    std::vector<int> unanswered_;
    int listener_;
    int port_;
    int stop_[2];
    std::thread thread_;
};

inline std::string answer_200(const std::string &html)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
           "Connection: close\r\nContent-Length: " +
           std::to_string(html.size()) + "\r\n\r\n" + html;
}

inline std::string answer_404()
{
    return "HTTP/1.1 404 Not Found\r\nConnection: close\r\n"
           "Content-Length: 0\r\n\r\n";
}

inline std::string answer_302(const std::string &to)
{
    return "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + to +
           "\r\nContent-Length: 0\r\n\r\n";
}

#endif
