/* SPDX-License-Identifier: MIT */
/*
 * Opens pages in Chromium, by playwright-core, and tells what it saw as JSON:
 * messages of the console, requests, what axe-core finds, widths, text with
 * and without scripts, and where the Tab key leads. What of it is right is
 * said by test_page.py, which hands in where all that is.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const url = require('url');

const ask = JSON.parse(fs.readFileSync(0, 'utf8'));
const { chromium } = require(path.join(ask.modules, 'playwright-core'));
const axe = fs.readFileSync(path.join(ask.modules, 'axe-core', 'axe.min.js'),
    'utf8');

const SCHEMES = ['light', 'dark'];
const WIDTHS = [360, 1280];
const MOST_STOPS = 60;

/* In the page: what does not depend on size or colours. */
function content() {
    const tags = [...document.querySelectorAll('main *')]
        .map((element) => element.tagName.toLowerCase());
    const risky = [...document.querySelectorAll('*')].filter((element) =>
        /^(script|img|iframe|object|embed|form)$/i.test(element.tagName) ||
        element.getAttributeNames().some((name) => /^on/i.test(name)));
    return {
        title: document.title,
        language: document.documentElement.lang,
        headings: [...document.querySelectorAll('h1')]
            .map((element) => element.textContent),
        tags,
        links: [...document.querySelectorAll('[href]')]
            .map((element) => element.getAttribute('href')),
        risky: risky.map((element) => element.outerHTML),
    };
}

/* In the page: the element that has the focus, and whether that shows. */
function focused() {
    const element = document.activeElement;
    if (element === null || element === document.body)
        return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        what: element.outerHTML.slice(0, 100),
        skip: element.matches('body > :first-child'),
        target: element.getAttribute('href'),
        outlined: style.outlineStyle !== 'none' &&
            parseFloat(style.outlineWidth) >= 1,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 &&
            box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
}

async function look(browser, page, scheme, width, scripts) {
    const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width, height: 800 },
        javaScriptEnabled: scripts,
    });
    const tab = await context.newPage();
    const seen = { scheme, width, console: [], requests: [] };
    tab.on('console', (message) => seen.console.push(message.text()));
    tab.on('pageerror', (error) => seen.console.push(String(error)));
    tab.on('requestfailed', (request) =>
        seen.console.push(`not loaded: ${request.url()}`));
    context.on('request', (request) => seen.requests.push(request.url()));
    await tab.goto(url.pathToFileURL(path.join(ask.folder, page)).href);
    return { context, tab, seen };
}

async function accessibility(tab) {
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run({ preload: false }));
    return {
        violations: found.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target}: ${node.failureSummary}`)),
        contrast: found.passes.filter((rule) => rule.id === 'color-contrast')
            .reduce((sum, rule) => sum + rule.nodes.length, 0),
    };
}

async function drawn(browser, page, scheme, width) {
    const { context, tab, seen } =
        await look(browser, page, scheme, width, true);
    seen.overflow = await tab.evaluate(() =>
        document.documentElement.scrollWidth - innerWidth);
    seen.background = await tab.evaluate(() =>
        getComputedStyle(document.body).backgroundColor);
    if (ask.shots) {
        const name = `${page.replace('.html', '')}-${scheme}-${width}.png`;
        await tab.screenshot({
            path: path.join(ask.shots, name), fullPage: true,
        });
    }
    /* Folded parts are there for everybody. */
    await tab.evaluate(() => document.querySelectorAll('details')
        .forEach((element) => { element.open = true; }));
    seen.wide = await tab.evaluate(() =>
        document.documentElement.scrollWidth - innerWidth);
    Object.assign(seen, await accessibility(tab));
    await context.close();
    return seen;
}

async function keyboard(browser, page) {
    const { context, tab } = await look(browser, page, 'light', 1280, true);
    const stops = [];
    while (stops.length < MOST_STOPS) {
        await tab.keyboard.press('Tab');
        const stop = await tab.evaluate(focused);
        if (stop === null || (stops.length > 0 && stop.skip))
            break;
        stops.push(stop);
    }
    await tab.goto(tab.url());
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    const landed = await tab.evaluate(() =>
        document.querySelector(':target')?.tagName.toLowerCase() ?? '');
    await context.close();
    return { stops, landed };
}

async function text(browser, page, scripts) {
    const { context, tab } =
        await look(browser, page, 'light', 1280, scripts);
    const words = await tab.locator('body').innerText();
    await context.close();
    return words;
}

async function whole(browser, page) {
    const { context, tab } = await look(browser, page, 'light', 1280, true);
    const found = await tab.evaluate(content);
    await context.close();
    found.text = await text(browser, page, true);
    found.plain = await text(browser, page, false);
    found.keyboard = await keyboard(browser, page);
    found.drawn = [];
    for (const scheme of SCHEMES)
        for (const width of WIDTHS)
            found.drawn.push(await drawn(browser, page, scheme, width));
    return found;
}

async function main() {
    const browser = await chromium.launch({
        executablePath: ask.browser,
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const answer = { version: browser.version(), pages: {}, images: {} };
    try {
        for (const page of ask.pages)
            answer.pages[page] = await whole(browser, page);
        for (const image of ask.images) {
            const { context, seen } =
                await look(browser, image, 'light', 360, false);
            answer.images[image] = seen;
            await context.close();
        }
    } finally {
        await browser.close();
    }
    process.stdout.write(JSON.stringify(answer));
}

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
