package io.signalpost.http;

import java.net.InetSocketAddress;
import java.util.function.Supplier;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: takes its requests one after the other, in order. Everything runs on its event loop. */
final class HttpConnection extends ChannelInboundHandlerAdapter {

    /** User event: the port closes, finish what is in work and go. */
    static final Object FAREWELL = new Object();

    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);

    private final PathTable paths;
    private final HttpProperties settings;
    private final Callers callers;
    private final RefusalListener refusals;
    private final AnswerTimer answerTimer;
    private final Inbox inbox = new Inbox(this::isFree, this::take);

    private ChannelHandlerContext connection;
    private Deadline deadline;
    private String remoteAddress;
    private boolean proxied;
    private Caller caller;
    private Supplier<Hold> holder;
    private Waiting waiting;
    private ConnectionState state = ConnectionState.IDLE;
    private IncomingRequest request;
    private boolean decoded;
    private boolean farewell;
    private boolean inputEnded;

    HttpConnection(
            PathTable paths,
            HttpProperties settings,
            Callers callers,
            RefusalListener refusals,
            AnswerTimer answerTimer) {
        this.paths = paths;
        this.settings = settings;
        this.callers = callers;
        this.refusals = refusals;
        this.answerTimer = answerTimer;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection = context;
        remoteAddress = ((InetSocketAddress) context.channel().remoteAddress())
                .getAddress()
                .getHostAddress();
        proxied = callers.isTrusted(context.channel());
        caller = context.channel().attr(Caller.KEY).get();
        holder = () -> caller.hold(() -> context.executor().execute(this::dropWithoutHold));
        waiting = context.channel().attr(Waiting.KEY).get();
        deadline = new Deadline(context.channel().eventLoop(), settings.shortestTimeout(), this::tooSlow);
        deadline.in(settings.requestTimeout());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        decoded = true;
        inbox.add((HttpObject) part);
        emptyInbox();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!decoded) { // bytes have come, but not yet a whole head
            receiving();
        }
        decoded = false;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        emptyInbox();
    }

    /** No more is read from a client that is ahead of its answers, whether they are not ready or not fetched. */
    private void emptyInbox() {
        inbox.empty();
        if (inputEnded && inbox.isEmpty() && isWaiting()) {
            // behind the answers that are still on their way
            connection.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
        connection.channel().config().setAutoRead(inbox.isEmpty() && hasRoom());
    }

    private boolean isFree() {
        return state != ConnectionState.WORKING && hasRoom();
    }

    private boolean isWaiting() {
        return state == ConnectionState.IDLE || state == ConnectionState.RECEIVING;
    }

    private boolean hasRoom() {
        return state == ConnectionState.LEAVING || connection.channel().isWritable();
    }

    private void take(HttpObject part) {
        if (state == ConnectionState.LEAVING) {
            return;
        }
        if (part.decoderResult().cause() instanceof PrematureChannelClosureException) {
            return; // the client has gone, or is about to be let go
        }
        if (part.decoderResult().isFailure()) {
            refuse(Refusal.MALFORMED);
        } else if (part instanceof HttpRequest head) {
            begin(head);
        } else if (!request.append(((HttpContent) part).content())) {
            refuse(Refusal.SIZE);
        } else if (part instanceof LastHttpContent) {
            if (request.consumer().isStarted()) {
                process();
            } else {
                refuse(Refusal.STOPPING); // the route was stopped while the body was on its way
            }
        } else if (!request.hold()) {
            refuse(Refusal.OVERLOAD);
        }
    }

    private void begin(HttpRequest head) {
        receiving();
        if (proxied) {
            remoteAddress =
                    callers.forward(connection.channel(), head.headers()).getHostAddress();
            caller = connection.channel().attr(Caller.KEY).get();
        }
        RequestBody body = new RequestBody(settings.maxBodyBytes(), holder);
        request = new IncomingRequest(head, paths.find(PathTable.pathOf(head.uri())), body);
        Refusal refusal = caller.mayAsk() ? request.refusal() : Refusal.RATE;
        if (refusal != null) {
            refuse(refusal);
        } else if (request.waitsForContinue()) {
            connection.writeAndFlush(Reply.goOn());
        }
    }

    /** Others need the room of a body that takes its time. */
    private void dropWithoutHold() {
        if (state == ConnectionState.RECEIVING && request != null && request.hasLostHold()) {
            refuse(Refusal.OVERLOAD);
        }
    }

    private void receiving() {
        if (state == ConnectionState.IDLE) {
            state = ConnectionState.RECEIVING;
            deadline.in(settings.requestTimeout());
        }
    }

    private void process() {
        state = ConnectionState.WORKING;
        waiting.end();
        deadline.none();
        Exchange exchange = request.exchange(remoteAddress);
        request.consumer().getAsyncProcessor().process(exchange, doneSync -> {
            if (connection.executor().inEventLoop()) {
                answer(exchange);
            } else {
                connection.executor().execute(() -> answer(exchange));
            }
        });
    }

    private void answer(Exchange exchange) {
        FullHttpResponse reply = Reply.of(exchange);
        if (reply == null && !request.consumer().isStarted()) { // its route was stopped under it
            refusals.refused(Refusal.STOPPING);
            reply = Reply.of(Refusal.STOPPING, "");
        } else if (reply == null) {
            refusals.failed(exchange);
            reply = Reply.of(Refusal.FAILED, "");
        }
        answerTimer.answered(reply.status().code(), request.nanos());
        request.consumer().releaseExchange(exchange, false);
        waiting.beginAgain();
        if (farewell || inputEnded && inbox.isEmpty() || !request.keepAlive()) {
            leave(reply);
        } else {
            connection.writeAndFlush(reply, connection.voidPromise());
            state = ConnectionState.IDLE;
            deadline.in(settings.idleTimeout());
        }
        request = null;
        emptyInbox();
    }

    private void refuse(Refusal why) {
        refusals.refused(why);
        leave(Reply.of(why, why == Refusal.METHOD ? request.allow() : ""));
    }

    private void leave(FullHttpResponse lastReply) {
        state = ConnectionState.LEAVING;
        deadline.in(settings.requestTimeout());
        letGo();
        LastReply.send(connection, lastReply);
    }

    private void letGo() {
        if (request != null) {
            request.letGo();
        }
    }

    private void tooSlow() {
        if (state == ConnectionState.RECEIVING) {
            refuse(Refusal.SLOW);
        } else {
            connection.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == FAREWELL) {
            farewell = true;
            if (state != ConnectionState.WORKING) {
                context.close();
            }
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            endInput();
        }
    }

    /** The client sends no more, and still gets the answers to what it has sent. */
    private void endInput() {
        inputEnded = true;
        if (((DuplexChannel) connection.channel()).isOutputShutdown()) {
            connection.close();
        } else {
            emptyInbox();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel();
        letGo();
        inbox.discard();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.atDebug().setCause(cause).log("Connection broke");
        context.close();
    }
}
