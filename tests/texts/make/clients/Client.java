import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Scanner;

/** One Java client against many peers: `Client NAME FORM`, a job a line (tabs), texts between two marks out. */
public class Client {
    static final String BODY = "{\"model\":\"mistral\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    static String withHttpClient(String url, String proxy, double timeout) throws Exception {
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis((long) (timeout * 900)));
        if (!proxy.isEmpty()) {
            var at = URI.create(proxy);
            client.proxy(ProxySelector.of(new InetSocketAddress(at.getHost(), at.getPort())));
        }
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMillis((long) (timeout * 1000)))
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
        return client.build().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    static String withUrlConnection(String url, String proxy, double timeout) throws Exception {
        var via = java.net.Proxy.NO_PROXY;
        if (!proxy.isEmpty()) {
            var at = URI.create(proxy);
            via = new java.net.Proxy(java.net.Proxy.Type.HTTP, new InetSocketAddress(at.getHost(), at.getPort()));
        }
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection(via);
        connection.setConnectTimeout((int) (timeout * 1000));
        connection.setReadTimeout((int) (timeout * 1000));
        connection.setDoOutput(true);
        connection.getOutputStream().write(BODY.getBytes());
        return new String(connection.getInputStream().readAllBytes());
    }

    public static void main(String[] arguments) {
        var lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            var job = lines.nextLine().split("\t", -1);
            String text;
            boolean good = false;
            try {
                var timeout = Double.parseDouble(job[3]);
                text = arguments[0].equals("http_client")
                    ? withHttpClient(job[1], job[2], timeout) : withUrlConnection(job[1], job[2], timeout);
                good = true;
            } catch (Throwable error) {
                var whole = new StringWriter();
                error.printStackTrace(new PrintWriter(whole));
                text = arguments[1].equals("line") ? error.toString() : whole.toString().stripTrailing();
            }
            System.out.println("\u0001" + job[0] + "\t" + good + "\n" + text + "\n\u0002");
        }
        System.exit(0);
    }
}
