// Jest evaluates CommonJS packages while it still links the ESM graph; those that require() Nest, which is ESM, would
// then find it in a cycle. Evaluated first, in a graph of their own, its packages are ready.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
